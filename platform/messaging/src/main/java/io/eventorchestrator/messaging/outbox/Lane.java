package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.loop.MachineTime;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Relays the rows of one topic, independently of other topics. */
final class Lane {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final LaneSignals signals;
    private final Supplier<Map<Integer, Long>> held;
    private final LaneReader reader;
    private final LaneSender sender;
    private final Settlement settlement;
    private final Positions positions;
    private final LaneKeys keys;
    private final LaneHold hold;
    private final BrokerGate gate;
    private final HeldShards leases;
    private final ShardsInUse inUse;
    private final MachineTime time;
    private Duration pause = Duration.ZERO;

    Lane(String topic, LaneParts parts, Supplier<Map<Integer, Long>> held) {
        this.signals = new LaneSignals(parts.time());
        this.held = held;
        this.keys = new LaneKeys(parts.time());
        this.positions = new Positions();
        this.time = parts.time();
        this.hold = new LaneHold(parts.backOff(), parts.limits().records(), time);
        this.gate = parts.gate();
        this.leases = parts.leases();
        this.inUse = parts.inUse();
        this.reader = new LaneReader(topic, parts.rows(), keys, positions);
        LaneReport report = new LaneReport(topic, parts.progress().topic(topic));
        this.sender = new LaneSender(
                topic, keys, positions, parts.publication(), inUse, hold, gate, parts.limits(), signals, report, time);
        this.settlement = new Settlement(topic, parts.rows(), keys, hold, gate, parts.backOff(), parts.aside(), report);
    }

    LaneSignals signals() {
        return signals;
    }

    void round() throws InterruptedException {
        LaneSignals.Received received = signals.await(pause);
        pause = Duration.ZERO;
        reader.adopt(held.get());
        reader.take(received);
        settle();
        boolean hasRead = reader.read();
        boolean hasSent = sender.send();
        settle();
        if (!hasRead && !hasSent) {
            pause = untilNextTry();
        }
    }

    /** Finishes the current work. */
    void finish(Duration atMost) throws InterruptedException {
        sender.join(atMost);
        settle();
    }

    private void settle() {
        for (BulkInFlight.Ended ended = sender.ended().peek();
                ended != null;
                ended = sender.ended().peek()) {
            settlement.settle(ended);
            sender.ended().poll();
            inUse.leave(ended.bulk().shards());
            new BulkResults(ended).lostShards().forEach(this::lost);
        }
    }

    private void lost(int shard) {
        positions.drop(shard);
        keys.dropShard(shard);
        leases.doubt();
        hold.pause();
    }

    private Duration untilNextTry() {
        long now = time.nanoTime();
        long nextDue = keys.nextDue(now + LONGEST_WAIT.toNanos()) - now;
        long untilOver = hold.isOver() ? LONGEST_WAIT.toNanos() : hold.until() - now;
        long untilOpen = gate.isOpen() || !keys.hasTurn()
                ? LONGEST_WAIT.toNanos()
                : gate.closedFor().toNanos();
        return LongStream.of(nextDue, untilOver, untilOpen)
                .mapToObj(Duration::ofNanos)
                .min(Duration::compareTo)
                .map(wait -> wait.plusMillis(1))
                .orElse(LONGEST_WAIT);
    }
}
