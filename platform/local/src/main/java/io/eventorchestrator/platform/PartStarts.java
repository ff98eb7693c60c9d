package io.eventorchestrator.platform;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Starts parts side by side, each on a thread, until the platform ends. */
final class PartStarts {

    private final Progress progress;
    private final SlowParts slow;
    private final PlatformParts parts;
    private final Map<String, CompletableFuture<?>> starts = new ConcurrentHashMap<>();

    PartStarts(Progress progress, SlowParts slow, PlatformParts parts) {
        this.progress = progress;
        this.slow = slow;
        this.parts = parts;
    }

    <T> CompletableFuture<T> begin(String part, Supplier<T> start) {
        CompletableFuture<T> started = new CompletableFuture<>();
        starts.put(part, started);
        Thread.ofVirtual().start(() -> {
            try {
                parts.refuseAfterEnd();
                started.complete(progress.step(part, start));
            } catch (RuntimeException failed) {
                started.completeExceptionally(failed);
            }
        });
        return started;
    }

    /**
     * Waits for all of them. The first failure ends the start: other parts might wait for the failed one.
     *
     * @throws NotStartable if one fails; the platform is closed then
     */
    static void awaitAll(List<? extends CompletableFuture<?>> starts, AutoCloseable platform) {
        CompletableFuture<Void> failure = new CompletableFuture<>();
        starts.forEach(start -> start.exceptionally(failed -> {
            failure.completeExceptionally(failed);
            return null;
        }));
        try {
            CompletableFuture.anyOf(failure, CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)))
                    .join();
        } catch (CompletionException failed) {
            PlatformParts.close(platform);
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new NotStartable(String.valueOf(cause.getMessage()));
        }
    }

    /** Waits until the starts that have begun are over, and names those that take long. */
    void awaitEnds() {
        slow.watch(starts);
        CompletableFuture.allOf(starts.values().toArray(CompletableFuture[]::new))
                .handle((done, failed) -> parts)
                .join();
    }
}
