package io.eventorchestrator.tooling.development;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.DevelopedService;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.PlatformState.Phase;
import io.eventorchestrator.platform.Progress;
import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.platform.ConsoleProgress;
import io.eventorchestrator.tooling.platform.LogTail;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one service from its sources, in place of the one that the platform would run. */
@Command(
        name = "run",
        description = "Run a service from its sources beside a platform that was started by up --except SERVICE: with a"
                + " debugger's port, and restarted after each change of a source. Ctrl-C ends it.",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(100);

    @Parameters(index = "0", paramLabel = "SERVICE", description = "such as order-service")
    private String name = "";

    @Option(
            names = "--debug-port",
            paramLabel = "PORT",
            description = "where a debugger may attach, from this machine only; 5005 for order-service, and one more"
                    + " for each following service")
    private @Nullable Integer debugPort;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        DevelopedService service = service();
        Progress progress = new ConsoleProgress(spec.commandLine().getOut());
        int port = debugPort == null ? service.debugPort() : debugPort;
        progress.note(
                service.name() + " runs from its sources, with port " + port + " for a debugger; Ctrl-C ends it.");
        try (ServiceRun run = new ServiceRun(service, port, progress)) {
            Runtime.getRuntime().addShutdownHook(new Thread(run::close));
            follow(service, run, progress);
        }
        progress.note("The platform was stopped, and " + service.name() + " with it.");
        return 0;
    }

    private DevelopedService service() {
        List<String> services = Catalogue.load().services();
        if (!services.contains(name)) {
            throw new ParameterException(
                    spec.commandLine(), "There is no service " + name + ", but " + String.join(", ", services) + ".");
        }
        PlatformFolder folder = Home.folder();
        PlatformState platform = folder.state().running().orElseThrow(() -> refused("No platform runs here: start it"));
        if (!platform.developed().contains(name)) {
            throw refused("The platform runs " + name + " itself: stop it by ./eventctl down, and start it");
        }
        if (platform.phase() == Phase.STARTING) {
            throw new NotStartable("The platform is being started: try again when ./eventctl status says ready.");
        }
        DevelopedService service = new DevelopedService(folder, name);
        service.state().running().ifPresent(other -> {
            throw new NotStartable(
                    name + " runs already, by process " + other.launcher().pid() + ".");
        });
        service.state().reap();
        return service;
    }

    private NotStartable refused(String why) {
        return new NotStartable(why + " by ./eventctl up --except " + name + ".");
    }

    private void follow(DevelopedService service, ServiceRun run, Progress progress) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        LogTail log = new LogTail(service.log());
        if (Files.exists(service.log())) {
            log.last(1);
        }
        run.build();
        while (service.folder().state().running().isPresent()) {
            if (Files.exists(service.log())) {
                log.next().forEach(line -> out.println(Printable.line(line)));
                out.flush();
            }
            run.look();
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
