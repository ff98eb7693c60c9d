package io.eventorchestrator.platform;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The running parts, ended in an order that loses nothing: services finish their work, then sidecars, then stores. */
final class PlatformParts implements AutoCloseable {

    enum Kind {
        SERVICE,
        SIDECAR,
        STORE
    }

    private record Part(String name, AutoCloseable process) {}

    private final Progress progress;
    private final SlowParts slow;
    private final Map<Kind, List<Part>> parts = new EnumMap<>(Kind.class);
    private boolean closed;

    PlatformParts(Progress progress, SlowParts slow) {
        this.progress = progress;
        this.slow = slow;
    }

    /**
     * Registers a part.
     *
     * @param name reported when it has ended
     * @throws NotStartable after the platform's end, when it is ended at once
     */
    void add(Kind kind, String name, AutoCloseable process) {
        Part part = new Part(name, process);
        if (!accepted(kind, part)) {
            end(part);
            refuseAfterEnd();
        }
    }

    /** @throws NotStartable after the end, when nothing may be started any more */
    synchronized void refuseAfterEnd() {
        if (closed) {
            throw new NotStartable("The platform was stopped before it was ready.");
        }
    }

    private synchronized boolean accepted(Kind kind, Part part) {
        return !closed && parts.computeIfAbsent(kind, any -> new ArrayList<>()).add(part);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        // Interrupted while a failed start ends its parts, the platform is closed twice.
        synchronized (parts) {
            for (Kind kind : Kind.values()) {
                List<Part> sameKind = parts.remove(kind);
                endAll(sameKind == null ? List.of() : sameKind);
            }
        }
    }

    private void endAll(List<Part> sameKind) {
        Map<String, CompletableFuture<Void>> ends = sameKind.stream()
                .collect(Collectors.toMap(
                        Part::name, part -> CompletableFuture.runAsync(() -> end(part), Thread::startVirtualThread)));
        slow.watch(ends);
        CompletableFuture.allOf(ends.values().toArray(CompletableFuture[]::new)).join();
    }

    private void end(Part part) {
        progress.step("stopped " + part.name(), () -> {
            close(part.process());
            return part;
        });
    }

    static void close(AutoCloseable process) {
        try {
            process.close();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
