package io.eventorchestrator.tooling.access;

import io.eventorchestrator.tooling.terminal.KnownNames;
import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Checks the names of services on the command line. */
public final class ServiceNameCheck {

    private ServiceNameCheck() {}

    /** @throws ParameterException with the nearest names, or all, if the given one is not among them */
    public static void expect(String given, Collection<String> existing, CommandLine command) {
        if (!existing.contains(given)) {
            throw new ParameterException(
                    command, "There is no service " + given + new KnownNames(existing).insteadOf(given, "there are"));
        }
    }
}
