package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.outbox.BrokerGate.Entry;
import io.eventorchestrator.messaging.outbox.RowResult.Sent;
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
    private final LaneSignals signals;
    private final LaneReport report;
    private final MachineTime time;
    private final Queue<BulkInFlight.Ended> ended = new ConcurrentLinkedQueue<>();
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
            LaneSignals signals,
            LaneReport report,
            MachineTime time) {
        this.topic = topic;
        this.keys = keys;
        this.positions = positions;
        this.publication = publication;
        this.inUse = inUse;
        this.hold = hold;
        this.gate = gate;
        this.limits = limits;
        this.signals = signals;
        this.report = report;
        this.time = time;
    }

    /** Finished bulks to be settled, in the order in which they ended. */
    Queue<BulkInFlight.Ended> ended() {
        return ended;
    }

    /** @return whether a bulk was sent on this thread */
    boolean send() {
        if (!hold.isOver() || !keys.hasTurn()) {
            return false;
        }
        Entry entry = gate.enter();
        if (entry == Entry.CLOSED) {
            report.heldBack(gate.reason());
            return false;
        }
        boolean isTry = entry == Entry.TRY || hold.isFailing();
        if (!isTry && retry == null) {
            sendBeside(take(keys.again(), limits, true));
        }
        BulkInFlight bulk = take(keys.ready(), limits.atMost(isTry ? 1 : hold.records()), false);
        if (bulk.rows().isEmpty() && isTry) {
            bulk = take(keys.again(), limits.atMost(1), true);
        }
        if (bulk.rows().isEmpty()) {
            gate.abandon();
            return false;
        }
        sendHere(bulk);
        return true;
    }

    /** Waits for the bulk on the separate thread, if there is one. */
    void join(Duration atMost) throws InterruptedException {
        Thread sending = retry;
        if (sending != null) {
            var unused = time.join(sending, atMost);
        }
    }

    private BulkInFlight take(Deque<KeyQueue> turn, BulkLimits atMost, boolean isRetry) {
        List<RowHeader> rows = new Selection(atMost).from(turn);
        Map<Long, Long> published = rows.stream().collect(Collectors.toMap(RowHeader::seq, keys::publishedBefore));
        return new BulkInFlight(List.copyOf(rows), positions.tokens(), published, isRetry);
    }

    private void sendHere(BulkInFlight bulk) {
        inUse.enter(bulk.shards());
        Map<Long, RowResult> results = Map.of();
        try {
            report.tried();
            results = publication.publish(topic, bulk);
        } finally {
            ended.add(new BulkInFlight.Ended(bulk, results));
        }
    }

    private void sendBeside(BulkInFlight bulk) {
        if (!bulk.rows().isEmpty()) {
            inUse.enter(bulk.shards());
            try {
                report.tried();
                Thread sending = time.beside("relay-retry-" + topic, () -> publishBeside(bulk));
                // Assigned before it starts, because it may end at once.
                retry = sending;
                sending.start();
            } catch (Throwable notStarted) {
                end(bulk, Map.of());
                throw notStarted;
            }
        }
    }

    private void publishBeside(BulkInFlight bulk) {
        Map<Long, RowResult> results = Map.of();
        try {
            results = resultsOf(bulk);
        } finally {
            end(bulk, results);
        }
    }

    // Must be noted even after an error: otherwise the bulk's keys would never be tried again.
    private void end(BulkInFlight bulk, Map<Long, RowResult> results) {
        try {
            ended.add(new BulkInFlight.Ended(bulk, results));
        } finally {
            retry = null;
            signals.signal();
        }
    }

    private Map<Long, RowResult> resultsOf(BulkInFlight bulk) {
        try {
            return publication.publish(topic, bulk);
        } catch (Throwable failure) {
            Map<Long, RowResult> failed = new HashMap<>();
            bulk.rows().forEach(row -> failed.put(row.seq(), new Sent(new Failed(failure.toString(), Reach.RECORD))));
            return failed;
        }
    }
}
