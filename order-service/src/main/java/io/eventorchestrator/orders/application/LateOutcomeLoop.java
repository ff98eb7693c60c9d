package io.eventorchestrator.orders.application;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Asks for late outcomes on a separate thread, so that a warehouse that answers slowly delays no other sweep. */
@Component
class LateOutcomeLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LateOutcomeLoop.class);

    private final @Nullable AskWarehouse askWarehouse;
    private final long pause;
    private @Nullable ScheduledExecutorService thread;

    LateOutcomeLoop(ObjectProvider<AskWarehouse> askWarehouse, LateOutcomeProperties properties) {
        this.askWarehouse = askWarehouse.getIfAvailable();
        this.pause = properties.sweep().every().toMillis();
    }

    @Override
    public synchronized void start() {
        AskWarehouse asking = askWarehouse;
        if (asking == null) {
            log.info("Late outcomes are not asked for, because this service has no sidecar; orders wait for events");
            return;
        }
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("late-outcomes").factory());
        var unused = started.scheduleWithFixedDelay(() -> ask(asking), pause, pause, TimeUnit.MILLISECONDS);
        thread = started;
    }

    // An escaping exception would end the schedule.
    private static void ask(AskWarehouse asking) {
        try {
            asking.askForLate();
        } catch (RuntimeException | Error failure) {
            log.warn("Late outcomes can't be looked for now: {}", failure.toString());
        }
    }

    // Waits for the current question. Other instances, or this one after a restart, ask for the rest.
    @Override
    public synchronized void stop() {
        if (thread != null && askWarehouse != null) {
            askWarehouse.end();
            thread.close();
            thread = null;
            askWarehouse.ended();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
