package io.eventorchestrator.orders.returns.workflow;

import io.eventorchestrator.messaging.invocation.SidecarAddress;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The connection to the sidecar's workflow engine. Each call ends in time, except for the stream of work; and each
 * attempts to connect, however long the sidecar was away. The SDK's own connection (1.17.1) does neither.
 */
final class EngineChannel implements AutoCloseable {

    private static final Metadata.Key<String> TOKEN =
            Metadata.Key.of("dapr-api-token", Metadata.ASCII_STRING_MARSHALLER);

    private final ManagedChannel connection;
    private final Duration timeout;
    private final Metadata headers = new Metadata();

    EngineChannel(SidecarAddress sidecar, Duration timeout) {
        this.connection = ManagedChannelBuilder.forAddress(sidecar.host(), sidecar.grpcPort())
                .usePlaintext()
                .build();
        this.timeout = timeout;
        this.headers.put(TOKEN, sidecar.apiToken());
    }

    Channel channel() {
        return ClientInterceptors.intercept(
                connection, MetadataUtils.newAttachHeadersInterceptor(headers), new InTime());
    }

    @Override
    public void close() {
        connection.shutdownNow();
    }

    private final class InTime implements ClientInterceptor {

        @Override
        public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            connection.resetConnectBackoff();
            return next.newCall(
                    method,
                    method.getType() == MethodType.UNARY
                            ? options.withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS)
                            : options);
        }
    }
}
