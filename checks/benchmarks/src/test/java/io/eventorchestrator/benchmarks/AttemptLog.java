package io.eventorchestrator.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Records the start of each attempt outside the database, since a rollback would undo a handler's writes. */
final class AttemptLog {

    private final Map<UUID, List<Long>> begun = new ConcurrentHashMap<>();

    void begin(UUID order) {
        begun.computeIfAbsent(order, any -> new CopyOnWriteArrayList<>()).add(System.nanoTime());
    }

    List<Duration> gaps(UUID order) {
        List<Long> attempts = begun.getOrDefault(order, List.of());
        return IntStream.range(1, attempts.size())
                .mapToObj(i -> Duration.ofNanos(attempts.get(i) - attempts.get(i - 1)))
                .toList();
    }
}
