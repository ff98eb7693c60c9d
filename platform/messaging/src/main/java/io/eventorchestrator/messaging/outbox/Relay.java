package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Relays the outbox from start to stop: one thread renews leases, one finds new rows, one per topic publishes. */
final class Relay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final Duration TO_STOP = Duration.ofSeconds(5);

    private final HeldShards leases;
    private final Scout scout;
    private final LaneRunner lanes;
    private final OutboxProperties properties;
    private final ProgressBoard progress;
    private final MachineTime time;
    private volatile List<RelayThread> threads = List.of();

    Relay(
            HeldShards leases,
            Scout scout,
            LaneRunner lanes,
            OutboxProperties properties,
            ProgressBoard progress,
            MachineTime time) {
        this.leases = leases;
        this.scout = scout;
        this.lanes = lanes;
        this.properties = properties;
        this.progress = progress;
        this.time = time;
    }

    /** The name under which it holds shards. */
    String instance() {
        return leases.instance();
    }

    @Override
    public void start() {
        threads = List.of(
                thread("relay-leases", leases::renewAndWait, properties.lease().dividedBy(3)),
                thread("relay-scout", scout::round, properties.idlePoll()));
        threads.forEach(RelayThread::start);
    }

    /** Takes no more rows, finishes the current work, and releases the shards. */
    @Override
    public void stop() {
        List<RelayThread> running = threads;
        threads = List.of();
        if (running.isEmpty()) {
            return;
        }
        try {
            RelayThread renewing = running.getFirst();
            RelayThread looking = running.getLast();
            looking.stop();
            looking.join(TO_STOP);
            lanes.stop();
            renewing.stop();
            leases.doubt();
            renewing.join(TO_STOP);
            leases.release();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unavailable) {
            log.warn("The relay's shards become free only when their lease ends: {}", unavailable.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    private RelayThread thread(String name, RelayThread.Round round, Duration longest) {
        return new RelayThread(name, round, properties.backOff(), progress.loop(name, longest), time);
    }
}
