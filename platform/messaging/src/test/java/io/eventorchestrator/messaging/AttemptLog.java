package io.eventorchestrator.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Records the start of each attempt outside the database, since a rollback would undo a handler's writes. */
final class AttemptLog {

    private final Map<String, List<Long>> begun = new ConcurrentHashMap<>();

    /** @return the attempt's number */
    int begin(String event) {
        List<Long> attempts = begun.computeIfAbsent(event, any -> new CopyOnWriteArrayList<>());
        attempts.add(System.nanoTime());
        return attempts.size();
    }

    int attempts(String event) {
        return begun.getOrDefault(event, List.of()).size();
    }

    List<Duration> gaps(String event) {
        List<Long> attempts = begun.getOrDefault(event, List.of());
        return IntStream.range(1, attempts.size())
                .mapToObj(i -> Duration.ofNanos(attempts.get(i) - attempts.get(i - 1)))
                .toList();
    }
}
