package io.eventorchestrator.messaging.outbox;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The lanes of this instance; each gets a thread with the first row of its topic. */
final class LaneRunner {

    private static final Duration LONGEST_ROUND = Duration.ofSeconds(30);
    private static final long START = 1;
    private static final Duration TO_STOP = Duration.ofSeconds(20);

    private final LaneParts parts;
    private final ConcurrentMap<String, Running> lanes = new ConcurrentHashMap<>();
    private volatile Map<Integer, Long> held = Map.of();

    LaneRunner(LaneParts parts) {
        this.parts = parts;
    }

    /** The shards that the lanes relay, with their tokens. */
    Map<Integer, Long> held() {
        return held;
    }

    // A lane that waits for the broker meanwhile does not see that a shard was not held for a while, and the scout does
    // not tell it of rows that became visible then.
    void hold(Map<Integer, Long> shards) {
        Set<Integer> added = new HashSet<>(shards.keySet());
        added.removeAll(held.keySet());
        held = shards;
        lanes.values().forEach(running -> {
            added.forEach(shard -> running.lane().signals().tellFrom(shard, START));
            running.lane().signals().signal();
        });
    }

    LaneSignals of(String topic) {
        return lanes.computeIfAbsent(topic, this::start).lane().signals();
    }

    /** Makes all lanes read everything again. */
    void rewind() {
        lanes.values().forEach(running -> running.lane().signals().rewind());
    }

    void stop() throws InterruptedException {
        List<Running> all = List.copyOf(lanes.values());
        all.forEach(Running::stop);
        long end = parts.time().nanoTime() + TO_STOP.toNanos();
        for (Running running : all) {
            running.finish(Duration.ofNanos(Math.max(1, end - parts.time().nanoTime())));
        }
        lanes.clear();
    }

    private Running start(String topic) {
        Lane lane = new Lane(topic, parts, this::held);
        RelayThread thread = new RelayThread(
                "relay-" + topic,
                lane::round,
                parts.backOff().initial(),
                parts.progress().loop("relay-" + topic, LONGEST_ROUND),
                parts.time());
        thread.start();
        return new Running(lane, thread);
    }

    private record Running(Lane lane, RelayThread thread) {

        void stop() {
            thread.stop();
            lane.signals().signal();
        }

        // A lane is used by one thread at a time.
        void finish(Duration atMost) throws InterruptedException {
            if (thread.join(atMost)) {
                lane.finish(atMost);
            }
        }
    }
}
