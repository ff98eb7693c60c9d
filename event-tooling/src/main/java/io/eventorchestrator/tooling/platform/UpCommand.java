package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.ChildProcess;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.PlatformState.Phase;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @Option(names = "--fresh", description = "forget the data of Kafka and PostgreSQL first")
    private boolean fresh;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PlatformFolder folder = Home.folder();
        PrintWriter out = spec.commandLine().getOut();
        Optional<PlatformState> running = folder.state().running();
        if (running.isPresent()) {
            out.println("The platform is running already, on " + running.get().transport() + ".");
            Addresses.print(running.get(), out);
            return transport.differsFrom(running.get().transport()) || fresh ? NOT_STARTED : 0;
        }
        if (fresh) {
            folder.state().reap();
            folder.forgetData();
        }
        return start(folder, out);
    }

    private int start(PlatformFolder folder, PrintWriter out) throws Exception {
        Path log = folder.log("eventctl");
        Files.deleteIfExists(log);
        ChildProcess supervisor = ChildProcess.start("eventctl", command(), Map.of(), log);
        int shown = 0;
        while (supervisor.isAlive() && !isReady(folder)) {
            LockSupport.parkNanos(LOOK.toNanos());
            shown = show(log, shown, out);
        }
        show(log, shown, out);
        folder.state().running().ifPresent(state -> Addresses.print(state, out));
        return supervisor.isAlive() ? 0 : NOT_STARTED;
    }

    private static boolean isReady(PlatformFolder folder) {
        return folder.state().running().map(PlatformState::phase).orElse(Phase.STARTING) == Phase.READY;
    }

    private static int show(Path log, int shown, PrintWriter out) throws Exception {
        List<String> lines = Files.readAllLines(log);
        lines.stream().skip(shown).forEach(out::println);
        out.flush();
        return lines.size();
    }

    // The same JVM and class path, in a separate session that outlives the terminal.
    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Deventctl.home=" + Home.folder().repository());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.eventorchestrator.tooling.EventCtl"));
        command.add("supervise");
        command.addAll(List.of(transport.arguments()));
        return command;
    }
}
