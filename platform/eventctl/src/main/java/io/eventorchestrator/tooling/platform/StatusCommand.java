package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.DevelopedService;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.RunningPart;
import io.eventorchestrator.tooling.access.Brokers;
import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.progress.ProgressReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reports what runs, what waits, and whether it makes progress. */
@Command(
        name = "status",
        description = "Show what runs, what waits for each consumer group and in each service, and whether it makes"
                + " progress. Without a platform on this machine, show the brokers' groups only.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    private static final Duration START = Duration.ofMinutes(1);
    private static final int NOT_RUNNING = 3;
    private static final int STANDS_STILL = 4;

    @Mixin
    private Brokers brokers = new Brokers();

    @Option(
            names = "--within",
            paramLabel = "SECONDS",
            description = "a group with waiting records that settles none in this time is stalled; 5 by default",
            defaultValue = "5")
    private int within;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (within < 1) {
            throw new ParameterException(spec.commandLine(), "--within must be at least 1.");
        }
        PrintWriter out = spec.commandLine().getOut();
        Optional<PlatformState> running = Home.folder().state().running();
        if (running.isPresent()) {
            return print(running.get(), out);
        }
        if (brokers.areNamed()) {
            out.println("No platform runs on this machine; these are the groups of " + brokers.address() + ".");
            return report(Set.of(), Set.of(), out).groups(brokers.client()) ? 0 : STANDS_STILL;
        }
        out.println(Home.folder()
                .lock()
                .holder()
                .map(launcher -> "The platform is about to start, by process " + launcher.pid() + ".")
                .orElse("The platform is not running; ./eventctl up starts it."));
        return NOT_RUNNING;
    }

    private int print(PlatformState state, PrintWriter out) {
        EndedParts ended = EndedParts.of(state);
        out.printf(
                "The platform is %s, on %s%s%s.%n",
                phase(state, ended), state.transport(), except(state.developed()), remedy(ended));
        state.parts().stream()
                .sorted(Comparator.comparing(part -> new PartName(part.name()).log()))
                .forEach(part -> out.printf(
                        "  %-36s %-8s process %d%n", part.name(), part.isAlive() ? "runs" : "ended", part.pid()));
        state.developed().forEach(service -> out.printf("  %-36s is left to you%s%n", service, developed(service)));
        Addresses.print(state, out);
        boolean allMove = state.phase() != PlatformState.Phase.READY
                || allMove(state, report(state.developed(), starting(state), out));
        if (!ended.isEmpty()) {
            return NOT_RUNNING;
        }
        return allMove ? 0 : STANDS_STILL;
    }

    private static String except(Set<String> developed) {
        return developed.isEmpty()
                ? ""
                : ", except " + developed.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String phase(PlatformState state, EndedParts ended) {
        return ended.isEmpty() ? state.phase().name().toLowerCase(Locale.ROOT) : "not complete";
    }

    private static String remedy(EndedParts ended) {
        return ended.isEmpty() ? "" : ": " + ended.text();
    }

    private static String developed(String service) {
        return new DevelopedService(Home.folder(), service)
                .state()
                .running()
                .map(run -> "; process " + run.launcher().pid() + " runs it")
                .orElse("");
    }

    // A service joins its groups only a while after its process has started.
    private static Set<String> starting(PlatformState state) {
        Instant recent = Instant.now().minus(START);
        return state.parts().stream()
                .filter(part -> !part.isAlive() || part.startedAt().isAfter(recent))
                .map(RunningPart::name)
                .collect(Collectors.toSet());
    }

    private boolean allMove(PlatformState state, ProgressReport report) {
        boolean groups = report.groups(brokers.client());
        return report.services(state.addresses()) && groups;
    }

    private ProgressReport report(Set<String> developed, Set<String> starting, PrintWriter out) {
        return new ProgressReport(Duration.ofSeconds(within), developed, starting, out);
    }
}
