package io.eventorchestrator.orders.returns.workflow;

import io.dapr.durabletask.DurableTaskClient;
import io.dapr.durabletask.DurableTaskGrpcClientBuilder;
import io.dapr.durabletask.OrchestrationMetadata;
import io.eventorchestrator.orders.returns.application.ReturnWorkflows;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and wakes the workflows of returns. Run n of a return is the instance {@code return-<id>-<n>}. */
final class EngineClient implements ReturnWorkflows {

    private static final Logger log = LoggerFactory.getLogger(EngineClient.class);

    private final DurableTaskClient engine;

    EngineClient(EngineChannel channel) {
        this.engine = new DurableTaskGrpcClientBuilder()
                .grpcChannel(channel.channel())
                .build();
    }

    @Override
    public void start(UUID returnId, int run) {
        // The engine would begin an instance that has ended anew.
        if (state(returnId, run) == Progress.UNKNOWN) {
            engine.scheduleNewOrchestrationInstance(ReturnWorkflow.NAME, returnId.toString(), instance(returnId, run));
        }
    }

    @Override
    public void decided(UUID returnId, int run) {
        if (state(returnId, run) == Progress.RUNNING) {
            engine.raiseEvent(instance(returnId, run), Conductor.DECIDED);
        }
    }

    // The engine answers with the status UNKNOWN about an instance whose state is damaged, which never goes on.
    @Override
    public Progress state(UUID returnId, int run) {
        try {
            return progress(engine.getInstanceMetadata(instance(returnId, run), false));
        } catch (StatusRuntimeException failed) {
            if (failed.getStatus().getCode() == Status.Code.UNKNOWN) {
                log.warn("Run {} of the workflow of return {} can't be read: {}", run, returnId, failed.toString());
                return Progress.UNKNOWN;
            }
            throw failed;
        }
    }

    private static Progress progress(OrchestrationMetadata found) {
        if (!found.isInstanceFound()) {
            return Progress.UNKNOWN;
        }
        return switch (found.getRuntimeStatus()) {
            // A stalled run waits for a release that has its version.
            case PENDING, RUNNING, SUSPENDED, CONTINUED_AS_NEW, STALLED -> Progress.RUNNING;
            case COMPLETED, FAILED, CANCELED, TERMINATED -> Progress.ENDED;
        };
    }

    /** The number of the run that is this instance. */
    static int run(String instance) {
        return Integer.parseInt(instance.substring(instance.lastIndexOf('-') + 1));
    }

    private static String instance(UUID returnId, int run) {
        return "return-" + returnId + "-" + run;
    }
}
