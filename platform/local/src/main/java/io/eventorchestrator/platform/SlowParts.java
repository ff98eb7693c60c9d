package io.eventorchestrator.platform;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Names the parts that take long to start or to end.
 *
 * @param patience the time after which they are named
 */
record SlowParts(Progress progress, Duration patience) {

    /** Names, once, those that are not done after that time. */
    void watch(Map<String, ? extends Future<?>> awaited) {
        CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> note(awaited));
    }

    private void note(Map<String, ? extends Future<?>> awaited) {
        String slow = awaited.entrySet().stream()
                .filter(part -> !part.getValue().isDone())
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!slow.isEmpty()) {
            progress.note("  waiting for " + slow);
        }
    }
}
