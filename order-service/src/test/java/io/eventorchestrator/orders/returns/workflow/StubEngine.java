package io.eventorchestrator.orders.returns.workflow;

import com.google.protobuf.StringValue;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.ActivityRequest;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceRequest;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceResponse;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.GetInstanceRequest;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.GetInstanceResponse;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.GetWorkItemsRequest;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.OrchestrationInstance;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.OrchestrationState;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.RaiseEventRequest;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.RaiseEventResponse;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.WorkItem;
import io.dapr.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc.TaskHubSidecarServiceImplBase;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands for the sidecar's workflow engine: knows the state of each instance, and notes what it is told. */
final class StubEngine extends TaskHubSidecarServiceImplBase implements AutoCloseable {

    private static final Metadata.Key<String> TOKEN =
            Metadata.Key.of("dapr-api-token", Metadata.ASCII_STRING_MARSHALLER);

    private final Map<String, OrchestrationStatus> instances = new ConcurrentHashMap<>();
    private final Set<String> damaged = ConcurrentHashMap.newKeySet();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final Server server;
    private final Queue<WorkItem> work = new ConcurrentLinkedQueue<>();
    private volatile boolean isSilent;

    /** @param port 0 for a free one */
    StubEngine(int port) {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .addService(ServerInterceptors.intercept(this, new TokenReader()))
                .build();
        try {
            server.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return server.getPort();
    }

    void say(String instance, OrchestrationStatus status) {
        instances.put(instance, status);
    }

    /** Can't read the state of an instance. */
    void damage(String instance) {
        damaged.add(instance);
    }

    /** Hands out an activity to the next worker that asks for work. */
    void handOut(String activity, String input) {
        work.add(WorkItem.newBuilder()
                .setActivityRequest(ActivityRequest.newBuilder()
                        .setName(activity)
                        .setTaskId(work.size())
                        .setOrchestrationInstance(
                                OrchestrationInstance.newBuilder().setInstanceId("return-7"))
                        .setInput(StringValue.of(input)))
                .build());
    }

    /** Answers no call any more. */
    void fallSilent() {
        isSilent = true;
    }

    List<String> calls() {
        return calls;
    }

    List<String> tokens() {
        return tokens;
    }

    @Override
    public void startInstance(CreateInstanceRequest request, StreamObserver<CreateInstanceResponse> answer) {
        calls.add("start " + request.getName() + " as " + request.getInstanceId() + " with "
                + request.getInput().getValue());
        answer(
                answer,
                CreateInstanceResponse.newBuilder()
                        .setInstanceId(request.getInstanceId())
                        .build());
    }

    @Override
    public void getInstance(GetInstanceRequest request, StreamObserver<GetInstanceResponse> answer) {
        if (damaged.contains(request.getInstanceId())) {
            answer.onError(
                    Status.UNKNOWN.withDescription("missing from state store").asRuntimeException());
            return;
        }
        OrchestrationStatus status = instances.get(request.getInstanceId());
        GetInstanceResponse.Builder found = GetInstanceResponse.newBuilder().setExists(status != null);
        answer(
                answer,
                status == null
                        ? found.build()
                        : found.setOrchestrationState(OrchestrationState.newBuilder()
                                        .setInstanceId(request.getInstanceId())
                                        .setName("return")
                                        .setOrchestrationStatus(status))
                                .build());
    }

    @Override
    public void raiseEvent(RaiseEventRequest request, StreamObserver<RaiseEventResponse> answer) {
        calls.add("raise " + request.getName() + " to " + request.getInstanceId());
        answer(answer, RaiseEventResponse.getDefaultInstance());
    }

    @Override
    public void getWorkItems(GetWorkItemsRequest request, StreamObserver<WorkItem> answer) {
        calls.add("work");
        for (WorkItem next = work.poll(); next != null; next = work.poll()) {
            answer.onNext(next);
        }
    }

    private <T> void answer(StreamObserver<T> observer, T answer) {
        if (!isSilent) {
            observer.onNext(answer);
            observer.onCompleted();
        }
    }

    /** Frees the port before it returns. */
    @Override
    public void close() {
        try {
            server.shutdownNow().awaitTermination();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private final class TokenReader implements ServerInterceptor {

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            tokens.add(String.valueOf(headers.get(TOKEN)));
            return next.startCall(call, headers);
        }
    }
}
