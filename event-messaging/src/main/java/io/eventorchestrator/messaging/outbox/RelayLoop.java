package io.eventorchestrator.messaging.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The one thread that relays this instance's shards from start to stop. */
final class RelayLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RelayLoop.class);

    private final Relay relay;
    private final Shards shards;
    private final WakeUp wakeUp;
    private final OutboxProperties properties;
    private volatile @Nullable Thread thread;

    RelayLoop(Relay relay, Shards shards, WakeUp wakeUp, OutboxProperties properties) {
        this.relay = relay;
        this.shards = shards;
        this.wakeUp = wakeUp;
        this.properties = properties;
    }

    @Override
    public void start() {
        shards.create();
        Thread relaying = Thread.ofPlatform().name("event-relay").unstarted(this::run);
        // Known before it runs: it ends as soon as it finds that it is not the one that was started.
        thread = relaying;
        relaying.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            wakeUp.signal();
            join(running);
            shards.release();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        Shards.Held held = Shards.Held.NONE;
        long renewAt = System.nanoTime();
        while (isRunning()) {
            try {
                if (System.nanoTime() - renewAt >= 0) {
                    renewAt = System.nanoTime() + properties.lease().toNanos() / 3;
                    held = shards.renew();
                }
                pause(held.tokens().isEmpty() ? Relay.Result.IDLE : relay.relay(held));
            } catch (RuntimeException unavailable) {
                log.warn("The outbox can't be relayed, tried again: {}", unavailable.toString());
                pause(Relay.Result.FAILED);
            }
        }
    }

    private void pause(Relay.Result result) {
        try {
            switch (result) {
                case PUBLISHED -> {}
                case IDLE -> wakeUp.await(properties.idlePoll());
                case FAILED -> Thread.sleep(properties.backOff());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread running) {
        try {
            if (!running.join(Duration.ofSeconds(20))) {
                log.warn("The relay did not stop in time; its shards pass on when their lease ends");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
