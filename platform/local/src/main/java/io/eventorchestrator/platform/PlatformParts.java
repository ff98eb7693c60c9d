package io.eventorchestrator.platform;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The running parts, ended in an order that loses nothing: services finish their work, then sidecars, then stores. */
final class PlatformParts implements AutoCloseable {

    enum Kind {
        SERVICE,
        SIDECAR,
        STORE
    }

    private final Map<Kind, List<AutoCloseable>> parts = new EnumMap<>(Kind.class);
    private boolean closed;

    /** Registers a part; after the platform has ended, a part is closed at once. */
    void add(Kind kind, AutoCloseable part) {
        if (!accepted(kind, part)) {
            end(part);
        }
    }

    /** @throws NotStartable after the end, when nothing may be started any more */
    synchronized void refuseAfterEnd() {
        if (closed) {
            throw new NotStartable("The platform is ending.");
        }
    }

    private synchronized boolean accepted(Kind kind, AutoCloseable part) {
        return !closed && parts.computeIfAbsent(kind, any -> new ArrayList<>()).add(part);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        for (Kind kind : Kind.values()) {
            endAll(parts.getOrDefault(kind, List.of()));
        }
    }

    private static void endAll(List<AutoCloseable> sameKind) {
        CompletableFuture.allOf(sameKind.stream()
                        .map(part -> CompletableFuture.runAsync(() -> end(part), Thread::startVirtualThread))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
