package io.eventorchestrator.platform;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is known of a platform on this machine.
 *
 * @param launcher the process that owns the parts
 * @param addresses where to look, by name
 */
public record PlatformState(
        Phase phase,
        Transport transport,
        RunningPart launcher,
        List<RunningPart> parts,
        Map<String, String> addresses) {

    /** How far it is. */
    public enum Phase {
        /** Parts are being started. */
        STARTING,
        /** An order can be placed. */
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
                addresses);
    }

    PlatformState in(Phase next) {
        return new PlatformState(next, transport, launcher, parts, addresses);
    }
}
