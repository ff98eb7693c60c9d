package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.tooling.access.ServiceNameCheck;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The services that the developer runs, so that the platform starts everything else. */
final class DevelopedChoice {

    @Option(
            names = "--except",
            paramLabel = "SERVICE",
            split = ",",
            description = "start everything else, with this service's sidecar, and leave the service to you: run it by"
                    + " eventctl run or in an IDE; may be repeated")
    private Set<String> asked = Set.of();

    /** @throws picocli.CommandLine.ParameterException if a service is not in the contract, naming those that are */
    Set<String> settle(CommandLine commandLine) {
        List<String> services = Catalogue.load().services();
        asked.forEach(service -> ServiceNameCheck.expect(service, services, commandLine));
        return new TreeSet<>(asked);
    }

    /** @return whether a running platform leaves other services to the developer than the requested ones */
    boolean differsFrom(Set<String> running) {
        return !asked.isEmpty() && !asked.equals(running);
    }

    /** The option as given, for another process. */
    List<String> arguments() {
        return asked.isEmpty() ? List.of() : List.of("--except", String.join(",", asked));
    }
}
