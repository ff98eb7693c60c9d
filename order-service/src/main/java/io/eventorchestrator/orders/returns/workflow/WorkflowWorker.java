package io.eventorchestrator.orders.returns.workflow;

import io.dapr.durabletask.DurableTaskGrpcWorker;
import io.dapr.durabletask.DurableTaskGrpcWorkerBuilder;
import io.dapr.durabletask.TaskActivityFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does the work of workflows that the sidecar hands out, from the service's start to its stop, however often the
 * sidecar goes and comes back. The SDK's own runtime (1.17.1) exists once per JVM, and takes a minute to stop.
 */
final class WorkflowWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WorkflowWorker.class);

    private static final Duration LAST_STEPS = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EngineChannel channel;
    private final List<WorkflowVersion> versions;
    private final List<TaskActivityFactory> activities;
    private volatile boolean isRunning;
    private @Nullable ExecutorService steps;
    private @Nullable Thread receiver;

    WorkflowWorker(EngineChannel channel, List<WorkflowVersion> versions, List<TaskActivityFactory> activities) {
        this.channel = channel;
        this.versions = versions;
        this.activities = activities;
    }

    @Override
    public synchronized void start() {
        isRunning = true;
        // The SDK has one pool for workflows and steps alike, so steps that wait must not use it up.
        ExecutorService started = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("workflow-", 0).factory());
        steps = started;
        receiver = Thread.ofPlatform().name("workflows").start(() -> receive(worker(started), started));
    }

    private DurableTaskGrpcWorker worker(ExecutorService pool) {
        DurableTaskGrpcWorkerBuilder builder = new DurableTaskGrpcWorkerBuilder()
                .grpcChannel(channel.channel())
                .withExecutorService(pool);
        versions.forEach(builder::addOrchestration);
        activities.forEach(builder::addActivity);
        return builder.build();
    }

    // The SDK connects again after the end of a stream, but not after any other error.
    private static void receive(DurableTaskGrpcWorker worker, ExecutorService pool) {
        while (!pool.isShutdown()) {
            try {
                worker.startAndBlock();
            } catch (RuntimeException failed) {
                tell(failed, pool);
                pause();
            }
        }
    }

    private static void tell(RuntimeException failed, ExecutorService pool) {
        if (!pool.isShutdown()) {
            log.warn("The work of workflows can't be received now: {}", failed.toString());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes no more work, and lets the steps at work end. */
    @Override
    public synchronized void stop() {
        if (isRunning) {
            isRunning = false;
            ExecutorService last = Objects.requireNonNull(steps);
            last.shutdown();
            Objects.requireNonNull(receiver).interrupt();
            end(last);
        }
    }

    private static void end(ExecutorService steps) {
        try {
            if (!steps.awaitTermination(LAST_STEPS.toMillis(), TimeUnit.MILLISECONDS)) {
                steps.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
