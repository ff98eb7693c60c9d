package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.loop.MachineTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/**
 * The shards that this instance may relay now. Leases end by this machine's monotonic clock, counted from before the
 * renewal was sent, and so always before the database gives them to another instance. Thread-safe.
 */
final class HeldShards {

    private static final int MARGIN = 10;
    private static final int RENEWALS_PER_LEASE = 3;

    private final LeaseTable table;
    private final ShardsInUse inUse;
    private final BrokerContact contact;
    private final MachineTime time;
    private final Semaphore doubts = new Semaphore(0);
    private volatile Held held;

    HeldShards(LeaseTable table, ShardsInUse inUse, BrokerContact contact, MachineTime time) {
        this.table = table;
        this.inUse = inUse;
        this.contact = contact;
        this.time = time;
        this.held = new Held(Map.of(), time.nanoTime());
    }

    /** The name under which it holds them. */
    String instance() {
        return table.instance();
    }

    /** The shards with their tokens; none once the lease has ended. */
    Map<Integer, Long> held() {
        Held now = held;
        return time.nanoTime() - now.until < 0 ? now.tokens : Map.of();
    }

    /** Requests an immediate renewal, because the database does not recognise one of the leases. */
    void doubt() {
        doubts.release();
    }

    /** Renews, then waits for the next renewal; meanwhile it finds out whether the broker is in reach. */
    void renewAndWait() throws InterruptedException {
        renew();
        long next = time.nanoTime() + table.lease().toNanos() / RENEWALS_PER_LEASE;
        // A change of contact is announced at once, because other instances wait for it.
        if (!contact.review() && time.acquire(doubts, Duration.ofNanos(Math.max(0, next - time.nanoTime())))) {
            doubts.drainPermits();
        }
    }

    void renew() {
        long asked = time.nanoTime();
        LeaseTable.Share share = table.renew(!contact.isLost());
        Duration safe = table.lease().minus(table.lease().dividedBy(MARGIN));
        List<Integer> leaving =
                share.tokens().keySet().stream().skip(share.fair()).toList();
        NavigableMap<Integer, Long> kept = new TreeMap<>(share.tokens());
        leaving.forEach(kept::remove);
        held = new Held(Map.copyOf(kept), asked + safe.toNanos());
        // Only after lanes can see that they must no longer use them.
        leaving.stream().filter(shard -> !inUse.isUsed(shard)).forEach(table::giveUp);
    }

    void release() {
        held = new Held(Map.of(), time.nanoTime());
        table.release();
    }

    private record Held(Map<Integer, Long> tokens, long until) {}
}
