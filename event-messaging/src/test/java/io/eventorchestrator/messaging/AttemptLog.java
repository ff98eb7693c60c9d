package io.eventorchestrator.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** When each attempt at each event began; what a handler writes into the database is rolled back with it. */
final class AttemptLog {

    private final Map<String, List<Long>> begun = new ConcurrentHashMap<>();

    /** @return which attempt this is */
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
