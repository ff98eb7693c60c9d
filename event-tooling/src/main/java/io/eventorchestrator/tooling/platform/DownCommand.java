package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.RunningPart;
import io.eventorchestrator.platform.StateFile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
        // A launcher holds the lock before it has written anything else.
        List<RunningPart> launchers = Stream.concat(
                        folder.lock().holder().stream(), file.running().map(PlatformState::launcher).stream())
                .distinct()
                .toList();
        launchers.forEach(launcher -> launcher.end(PATIENCE));
        boolean wasRunning = !file.reap().isEmpty() || !launchers.isEmpty();
        spec.commandLine().getOut().println(wasRunning ? "The platform is stopped." : "Nothing was running.");
        return 0;
    }
}
