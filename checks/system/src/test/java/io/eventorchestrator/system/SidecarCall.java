package io.eventorchestrator.system;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import com.google.protobuf.UnknownFieldSet;
import io.dapr.v1.CommonProtos.HTTPExtension;
import io.dapr.v1.CommonProtos.InvokeRequest;
import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.util.concurrent.TimeUnit;

/** Calls a service through its sidecar's internal port, as another sidecar would, without any token. */
final class SidecarCall {

    // The fields of dapr.proto.internals.v1.InternalInvokeRequest, which Dapr's Java SDK does not include.
    private static final int VERSION = 1;
    private static final int MESSAGE = 3;

    private static final MethodDescriptor<Empty, Empty> CALL_LOCAL = MethodDescriptor.<Empty, Empty>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("dapr.proto.internals.v1.ServiceInvocation/CallLocal")
            .setRequestMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
            .setResponseMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
            .build();

    private SidecarCall() {}

    /** @return the status of a POST with the body; {@code OK} if the service was reached, whatever it answered */
    static Status.Code post(String host, int port, String path, String body) {
        ManagedChannel channel = Grpc.newChannelBuilderForAddress(host, port, InsecureChannelCredentials.create())
                .build();
        try {
            ClientCalls.blockingUnaryCall(
                    channel,
                    CALL_LOCAL,
                    CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS),
                    request(path, body));
            return Status.Code.OK;
        } catch (StatusRuntimeException refused) {
            return refused.getStatus().getCode();
        } finally {
            channel.shutdownNow();
        }
    }

    // A message type without fields can carry any fields as unknown ones.
    private static Empty request(String path, String body) {
        InvokeRequest message = InvokeRequest.newBuilder()
                .setMethod(path)
                .setContentType("application/json")
                .setData(Any.newBuilder().setValue(ByteString.copyFromUtf8(body)))
                .setHttpExtension(HTTPExtension.newBuilder().setVerb(HTTPExtension.Verb.POST))
                .build();
        return Empty.newBuilder()
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .mergeVarintField(VERSION, 1)
                        .mergeLengthDelimitedField(MESSAGE, message.toByteString())
                        .build())
                .build();
    }
}
