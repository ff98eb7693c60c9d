package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.DevelopedService;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.RunningPart;
import io.eventorchestrator.tooling.access.Home;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the platform and keeps its data. */
@Command(name = "down", description = "Stop the platform; its data stay.", mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

    static final Duration PATIENCE = Duration.ofSeconds(90);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PlatformFolder folder = Home.folder();
        boolean anyDeveloped = endDeveloped(folder);
        List<RunningPart> launchers = launchers(folder);
        launchers.forEach(launcher -> launcher.end(PATIENCE));
        boolean wasRunning = !folder.reap().isEmpty() || !launchers.isEmpty() || anyDeveloped;
        spec.commandLine().getOut().println(wasRunning ? "The platform is stopped." : "Nothing was running.");
        return 0;
    }

    // Developed services end first, as the platform's own do, before brokers and databases. A killed eventctl run
    // leaves its service behind.
    private static boolean endDeveloped(PlatformFolder folder) {
        return Catalogue.load().services().stream()
                .map(service -> new DevelopedService(folder, service).state())
                .map(state -> {
                    Optional<PlatformState> running = state.running();
                    running.ifPresent(run -> run.launcher().end(PATIENCE));
                    return !state.reap().isEmpty() || running.isPresent();
                })
                .reduce(false, Boolean::logicalOr);
    }

    // A launcher takes the lock before it writes its state. Before that, the holder of the start lock is about to start
    // one.
    private static List<RunningPart> launchers(PlatformFolder folder) {
        List<RunningPart> launchers = Stream.concat(
                        folder.lock().holder().stream(), folder.state().running().map(PlatformState::launcher).stream())
                .distinct()
                .toList();
        return launchers.isEmpty() ? folder.startLock().holder().stream().toList() : launchers;
    }
}
