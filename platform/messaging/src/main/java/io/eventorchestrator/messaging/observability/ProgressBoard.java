package io.eventorchestrator.messaging.observability;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The progress of all watched subjects of this service, by name. Thread-safe. */
public final class ProgressBoard {

    private final ConcurrentMap<String, Loop> loops = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Progress> topics = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Progress> groups = new ConcurrentHashMap<>();

    /**
     * A loop. It calls {@link Progress#advanced()} after each round, {@link Progress#failed} if the round failed, even
     * with an {@code Error}, and {@link Progress#stopped()} when it ends on purpose.
     *
     * @param name such as {@code relay-lease}; the same name returns the same loop
     * @param longest the longest time between two healthy rounds, pause included; the loop counts as stalled once it
     *     exceeds this by {@code events.progress.stalled-after}
     */
    public Progress loop(String name, Duration longest) {
        return loops.computeIfAbsent(name, added -> new Loop(new Progress(System::nanoTime), longest))
                .progress();
    }

    /** A topic that the relay publishes to; it advances when a record is accepted. */
    public Progress topic(String topic) {
        return topics.computeIfAbsent(topic, added -> new Progress(System::nanoTime));
    }

    /** A consumer group of this service; it advances when a delivery is settled. */
    public Progress group(String consumerGroup) {
        return groups.computeIfAbsent(consumerGroup, added -> new Progress(System::nanoTime));
    }

    Map<String, Loop> loops() {
        return loops;
    }

    Map<String, Progress> groups() {
        return groups;
    }

    record Loop(Progress progress, Duration longest) {

        /** @return time since its last round; zero if that is recent or the loop stopped on purpose */
        Duration stalledFor(Duration after) {
            Duration since = progress.sinceMoved();
            return progress.isWatched() && since.compareTo(longest.plus(after)) > 0 ? since : Duration.ZERO;
        }
    }
}
