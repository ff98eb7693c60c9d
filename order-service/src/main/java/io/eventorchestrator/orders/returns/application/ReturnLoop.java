package io.eventorchestrator.orders.returns.application;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks after returns on separate threads, so that a workflow engine that answers slowly delays no other sweep, and the
 * watchdog delays nothing that operators order.
 */
@Component
class ReturnLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReturnLoop.class);

    private final CarryOutInterventions interventions;
    private final WatchReturns watchReturns;
    private final long pause;
    private @Nullable ScheduledExecutorService threads;

    ReturnLoop(CarryOutInterventions interventions, WatchReturns watchReturns, ReturnProperties properties) {
        this.interventions = interventions;
        this.watchReturns = watchReturns;
        this.pause = properties.sweep().every().toMillis();
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().name("returns-", 0).factory());
        repeat(started, interventions::carryOut);
        repeat(started, watchReturns::look);
        threads = started;
    }

    private void repeat(ScheduledExecutorService started, Runnable sweep) {
        var unused = started.scheduleWithFixedDelay(() -> attempt(sweep), pause, pause, TimeUnit.MILLISECONDS);
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
        if (threads != null) {
            threads.close();
            threads = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }
}
