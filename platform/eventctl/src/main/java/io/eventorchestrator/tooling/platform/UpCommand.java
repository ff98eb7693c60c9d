package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.ChildProcess;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.PlatformState.Phase;
import io.eventorchestrator.platform.RunningPart;
import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.access.ToolCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the platform and leaves it running. */
@Command(name = "up", description = "Start the platform and leave it running.", mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int NOT_STARTED = 3;

    @Mixin
    private TransportChoice transport = new TransportChoice();

    @Mixin
    private DevelopedChoice developed = new DevelopedChoice();

    @Mixin
    private RegistryOption registry = new RegistryOption();

    @Option(names = "--fresh", description = "first delete the data of Kafka and PostgreSQL, and the mails")
    private boolean fresh;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PlatformFolder folder = Home.folder();
        PrintWriter out = spec.commandLine().getOut();
        developed.settle(spec.commandLine());
        refuseOtherThanRunning(folder);
        Optional<Integer> started = folder.startLock().tryHold(() -> startOrJoin(folder, out));
        if (started.isEmpty()) {
            out.println("Another eventctl is starting the platform; waiting for it.");
            out.flush();
        }
        while (started.isEmpty()) {
            LockSupport.parkNanos(LOOK.toNanos());
            started = folder.startLock().tryHold(() -> startOrJoin(folder, out));
        }
        return started.get();
    }

    private int startOrJoin(PlatformFolder folder, PrintWriter out) {
        refuseOtherThanRunning(folder);
        Optional<RunningPart> launcher = folder.lock().holder();
        if (launcher.isEmpty() && folder.state().running().isEmpty()) {
            return start(folder, out);
        }
        if (!isReady(folder)) {
            out.println("The platform is being started"
                    + launcher.map(known -> " by process " + known.pid()).orElse("") + "; waiting for it.");
            out.flush();
        }
        while (!isReady(folder) && launcher.filter(RunningPart::isAlive).isPresent()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return folder.state().running().map(state -> joined(folder, state, out)).orElseThrow(UpCommand::endedEarly);
    }

    private static int joined(PlatformFolder folder, PlatformState running, PrintWriter out) {
        EndedParts ended = EndedParts.of(running);
        if (!ended.isEmpty()) {
            throw new NotStartable("The platform is not complete: " + ended.text()
                    + ". If this persists, run ./eventctl down, then ./eventctl up.");
        }
        out.println("The platform is running already, on " + running.transport() + ".");
        Addresses.print(running, out);
        DevelopmentGuide.print(folder, running, out);
        return 0;
    }

    private void refuseOtherThanRunning(PlatformFolder folder) {
        folder.state()
                .running()
                .filter(state -> fresh
                        || transport.differsFrom(state.transport())
                        || registry.differsFrom(state)
                        || developed.differsFrom(state.developed()))
                .ifPresent(state -> {
                    throw new NotStartable(
                            "The platform is running already, on " + state.transport() + except(state.developed())
                                    + ": stop it with ./eventctl down first, then start it with these options.");
                });
    }

    private static String except(Set<String> developed) {
        return developed.isEmpty() ? "" : ", except " + String.join(", ", developed);
    }

    private static NotStartable endedEarly() {
        return new NotStartable("The platform was stopped before it was ready.");
    }

    private int start(PlatformFolder folder, PrintWriter out) {
        Path log = folder.log("eventctl");
        forget(log);
        ChildProcess supervisor = ChildProcess.start("eventctl", command(), Map.of(), log);
        LogTail tail = new LogTail(log);
        Thread atInterruption = new Thread(() -> giveUp(folder, supervisor, tail, out));
        Runtime.getRuntime().addShutdownHook(atInterruption);
        while (supervisor.isAlive() && !isReady(folder)) {
            LockSupport.parkNanos(LOOK.toNanos());
            show(tail, out);
        }
        show(tail, out);
        remove(atInterruption);
        if (supervisor.isAlive()) {
            return folder.state()
                    .running()
                    .map(state -> started(folder, state, out))
                    .orElse(0);
        }
        // A supervisor that can't start the platform has said why.
        if (supervisor.exitCode(LOOK) == NOT_STARTED) {
            return NOT_STARTED;
        }
        throw endedEarly();
    }

    private int started(PlatformFolder folder, PlatformState running, PrintWriter out) {
        Addresses.print(running, out);
        DevelopmentGuide.print(folder, running, out);
        return registry.isAsked() ? new RegistryContent(running, folder.repository()).push(spec.commandLine()) : 0;
    }

    // An interruption reports the end itself.
    private static void remove(Thread atInterruption) {
        try {
            Runtime.getRuntime().removeShutdownHook(atInterruption);
        } catch (IllegalStateException exiting) {
            Foreground.awaitExit();
        }
    }

    private static void giveUp(PlatformFolder folder, ChildProcess supervisor, LogTail tail, PrintWriter out) {
        out.println("Interrupted; stopping everything that was started.");
        out.flush();
        supervisor.close(DownCommand.PATIENCE);
        folder.reap();
        show(tail, out);
        out.println(endedEarly().getMessage());
        out.flush();
    }

    private static boolean isReady(PlatformFolder folder) {
        return folder.state().running().map(PlatformState::phase).orElse(Phase.STARTING) == Phase.READY;
    }

    private static void show(LogTail log, PrintWriter out) {
        try {
            synchronized (log) {
                log.next().forEach(out::println);
                out.flush();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void forget(Path log) {
        try {
            Files.deleteIfExists(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> command() {
        List<String> arguments = new ArrayList<>(List.of("supervise"));
        arguments.addAll(List.of(transport.arguments()));
        arguments.addAll(developed.arguments());
        arguments.addAll(registry.arguments());
        if (fresh) {
            arguments.add("--fresh");
        }
        return ToolCommand.of(Home.folder().repository(), arguments);
    }
}
