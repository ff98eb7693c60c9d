package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.RunningPart;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what runs. */
@Command(name = "status", description = "Say what runs.", mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    private static final int NOT_RUNNING = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<PlatformState> running = Home.folder().state().running();
        if (running.isEmpty()) {
            out.println("The platform is not running; ./eventctl up starts it.");
            return NOT_RUNNING;
        }
        print(running.get(), out);
        return running.get().parts().stream().allMatch(RunningPart::isAlive) ? 0 : NOT_RUNNING;
    }

    private static void print(PlatformState state, PrintWriter out) {
        out.printf("The platform is %s, on %s.%n", state.phase().name().toLowerCase(Locale.ROOT), state.transport());
        state.parts()
                .forEach(part -> out.printf(
                        "  %-36s %-8s process %d%n", part.name(), part.isAlive() ? "runs" : "ended", part.pid()));
        Addresses.print(state, out);
    }
}
