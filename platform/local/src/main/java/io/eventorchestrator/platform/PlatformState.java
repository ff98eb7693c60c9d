package io.eventorchestrator.platform;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The recorded state of a platform on this machine.
 *
 * @param launcher the process that owns the parts
 * @param addresses addresses by name of the part
 * @param developed the services that are left to their developer
 */
public record PlatformState(
        Phase phase,
        Transport transport,
        RunningPart launcher,
        List<RunningPart> parts,
        Map<String, String> addresses,
        Set<String> developed) {

    /** Phases of the start. */
    public enum Phase {
        /** Parts are starting. */
        STARTING,
        /** Orders are accepted. */
        READY
    }

    PlatformState with(RunningPart part) {
        List<RunningPart> others = parts.stream()
                .filter(known -> !known.name().equals(part.name()))
                .toList();
        return new PlatformState(
                phase,
                transport,
                launcher,
                Stream.concat(others.stream(), Stream.of(part)).toList(),
                addresses,
                developed);
    }

    PlatformState in(Phase next) {
        return new PlatformState(next, transport, launcher, parts, addresses, developed);
    }
}
