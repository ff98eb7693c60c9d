package io.eventorchestrator.orders.returns.application;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks after returns on a separate thread, so that a workflow engine that answers slowly delays no other sweep. */
@Component
class ReturnLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReturnLoop.class);

    private final CarryOutInterventions interventions;
    private final WatchReturns watchReturns;
    private final long pause;
    private @Nullable ScheduledExecutorService thread;

    ReturnLoop(CarryOutInterventions interventions, WatchReturns watchReturns, ReturnProperties properties) {
        this.interventions = interventions;
        this.watchReturns = watchReturns;
        this.pause = properties.sweep().every().toMillis();
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("returns").factory());
        var unused = started.scheduleWithFixedDelay(this::lookAfterAll, pause, pause, TimeUnit.MILLISECONDS);
        thread = started;
    }

    private void lookAfterAll() {
        attempt(interventions::carryOut);
        attempt(watchReturns::look);
    }

    // An escaping exception would end the schedule.
    private static void attempt(Runnable sweep) {
        try {
            sweep.run();
        } catch (RuntimeException | Error failure) {
            log.warn("Returns can't be looked after now: {}", failure.toString());
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.close();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
