package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.outbox.BrokerGate.Entry;
import io.eventorchestrator.messaging.outbox.Fate.Sent;
import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import java.time.Duration;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends a lane's bulks one after the other on the lane's thread. Records that have failed before are sent in parallel
 * on a separate thread, so that a slow failure delays no other key. Used only by the lane's thread.
 */
final class LaneSender {

    private final String topic;
    private final LaneKeys keys;
    private final Positions positions;
    private final Publication publication;
    private final ShardsInUse inUse;
    private final LaneHold hold;
    private final BrokerGate gate;
    private final BulkLimits limits;
    private final Mailbox mailbox;
    private final LaneReport report;
    private final Queue<Flight.Ended> ended = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread retry;

    LaneSender(
            String topic,
            LaneKeys keys,
            Positions positions,
            Publication publication,
            ShardsInUse inUse,
            LaneHold hold,
            BrokerGate gate,
            BulkLimits limits,
            Mailbox mailbox,
            LaneReport report) {
        this.topic = topic;
        this.keys = keys;
        this.positions = positions;
        this.publication = publication;
        this.inUse = inUse;
        this.hold = hold;
        this.gate = gate;
        this.limits = limits;
        this.mailbox = mailbox;
        this.report = report;
    }

    /** Flights to be settled, first to last. */
    Queue<Flight.Ended> ended() {
        return ended;
    }

    /** @return whether a bulk was sent on this thread */
    boolean send() {
        if (!hold.isOver()) {
            return false;
        }
        Entry entry = gate.enter();
        if (entry == Entry.CLOSED) {
            reportWaiting();
            return false;
        }
        boolean isTry = entry == Entry.TRY || hold.isFailing();
        if (!isTry && retry == null) {
            sendBeside(take(keys.again(), limits, true));
        }
        Flight flight = take(keys.ready(), limits.atMost(isTry ? 1 : hold.records()), false);
        if (flight.rows().isEmpty() && isTry) {
            flight = take(keys.again(), limits.atMost(1), true);
        }
        if (flight.rows().isEmpty()) {
            gate.abandon();
            return false;
        }
        sendHere(flight);
        return true;
    }

    private void reportWaiting() {
        if (!keys.ready().isEmpty() || !keys.again().isEmpty()) {
            report.heldBack(gate.reason());
        }
    }

    /** Waits for the bulk on the separate thread, if there is one. */
    void join(Duration atMost) throws InterruptedException {
        Thread sending = retry;
        if (sending != null) {
            sending.join(atMost);
        }
    }

    private Flight take(Deque<KeyLine> turn, BulkLimits atMost, boolean isRetry) {
        List<Waiting> rows = new Selection(atMost).from(turn);
        Map<Long, Long> published = rows.stream().collect(Collectors.toMap(Waiting::seq, keys::publishedBefore));
        return new Flight(List.copyOf(rows), positions.tokens(), published, isRetry);
    }

    private void sendHere(Flight flight) {
        inUse.enter(flight.shards());
        report.tried();
        Map<Long, Fate> fates = Map.of();
        try {
            fates = publication.publish(topic, flight);
        } finally {
            ended.add(new Flight.Ended(flight, fates));
        }
    }

    private void sendBeside(Flight flight) {
        if (!flight.rows().isEmpty()) {
            inUse.enter(flight.shards());
            report.tried();
            Thread sending = Thread.ofVirtual().name("relay-retry-" + topic).unstarted(() -> {
                Map<Long, Fate> fates = fatesOf(flight);
                ended.add(new Flight.Ended(flight, fates));
                retry = null;
                mailbox.signal();
            });
            // Assigned before it starts, because it may end at once.
            retry = sending;
            sending.start();
        }
    }

    private Map<Long, Fate> fatesOf(Flight flight) {
        try {
            return publication.publish(topic, flight);
        } catch (Throwable failure) {
            Map<Long, Fate> failed = new HashMap<>();
            flight.rows().forEach(row -> failed.put(row.seq(), new Sent(new Failed(failure.toString(), Reach.RECORD))));
            return failed;
        }
    }
}
