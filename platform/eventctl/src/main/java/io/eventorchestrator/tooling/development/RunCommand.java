package io.eventorchestrator.tooling.development;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.DevelopedService;
import io.eventorchestrator.platform.Progress;
import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.access.ServiceNameCheck;
import io.eventorchestrator.tooling.platform.ConsoleProgress;
import java.io.IOException;
import java.time.Duration;
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
    private static final int LAST_PORT = 65_535;

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
        ServiceNameCheck.expect(name, Catalogue.load().services(), spec.commandLine());
        requirePort();
        DevelopedService service = new RunCheck(Home.folder()).require(name);
        service.state().reap();
        run(service, debugPort == null ? service.debugPort() : debugPort);
        return 0;
    }

    private void requirePort() {
        if (debugPort != null && (debugPort < 1 || debugPort > LAST_PORT)) {
            throw new ParameterException(
                    spec.commandLine(), "--debug-port must be from 1 to " + LAST_PORT + ", but is " + debugPort + ".");
        }
    }

    private void run(DevelopedService service, int port) throws IOException {
        Progress progress = new ConsoleProgress(spec.commandLine().getOut());
        progress.note(name + " runs from its sources, with port " + port + " for a debugger; Ctrl-C ends it.");
        try (ServiceRun run = new ServiceRun(service, port, progress)) {
            Runtime.getRuntime().addShutdownHook(new Thread(run::close));
            follow(service, run);
        }
        progress.note("The platform was stopped, and " + name + " with it.");
    }

    private void follow(DevelopedService service, ServiceRun run) throws IOException {
        ServiceLog log = new ServiceLog(service.log(), spec.commandLine().getOut());
        run.build();
        while (service.folder().state().running().isPresent()) {
            log.print();
            run.look();
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
