package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.platform.KillablePart;
import io.eventorchestrator.platform.KillablePart.Kind;
import io.eventorchestrator.platform.ReplicatedPlatform;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The parts of the platform, in an order that does not depend on which started first. */
record Cast(List<KillablePart> parts) {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    Cast {
        parts = parts.stream().sorted(Comparator.comparing(KillablePart::name)).toList();
    }

    List<KillablePart> of(Kind kind) {
        return parts.stream().filter(part -> part.kind() == kind).toList();
    }

    KillablePart named(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    KillablePart sidecarOf(String instance) {
        return named("sidecar of " + instance);
    }

    static List<String> instancesOf(String service) {
        return IntStream.rangeClosed(1, ReplicatedPlatform.INSTANCES)
                .mapToObj(number -> service + "-" + number)
                .toList();
    }

    /**
     * The picked part if it is ready, otherwise another one of them that is; waits for the picked one if none is.
     *
     * @return empty if there are none, or the picked one does not become ready
     */
    static Optional<KillablePart> ready(List<KillablePart> parts, int pick) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        List<KillablePart> inTurn = IntStream.range(0, parts.size())
                .mapToObj(i -> parts.get((pick % parts.size() + i) % parts.size()))
                .toList();
        return inTurn.stream()
                .filter(part -> part.awaitReady(AT_ONCE))
                .findFirst()
                .or(() -> Optional.of(inTurn.getFirst()).filter(part -> part.awaitReady(PATIENCE)));
    }

    /** Waits until all parts are ready that a named point needs. */
    boolean awaitReady(List<KillablePart> needed) {
        return needed.stream().allMatch(part -> part.awaitReady(PATIENCE));
    }

    /** The broker and the database. */
    List<KillablePart> stores() {
        return parts.stream()
                .filter(part -> part.kind() == Kind.BROKER || part.kind() == Kind.DATABASE)
                .toList();
    }
}
