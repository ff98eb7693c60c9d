package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.StateFile;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the platform and keeps its data. */
@Command(name = "down", description = "Stop the platform; its data stay.", mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PlatformFolder folder = Home.folder();
        StateFile file = folder.state();
        boolean wasRunning = file.running().isPresent();
        file.running().ifPresent(state -> state.launcher().end(PATIENCE));
        boolean left = !file.reap().isEmpty();
        spec.commandLine().getOut().println(wasRunning || left ? "The platform is stopped." : "Nothing was running.");
        return 0;
    }
}
