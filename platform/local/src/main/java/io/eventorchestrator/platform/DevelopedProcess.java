package io.eventorchestrator.platform;

import io.eventorchestrator.platform.PlatformState.Phase;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A developed service that runs from its classes, with a port for a debugger. */
public final class DevelopedProcess implements AutoCloseable {

    private final ChildProcess process;
    private final int port;
    private final HttpProbe probe = new HttpProbe();

    private DevelopedProcess(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it and records it, so that {@code down} finds it.
     *
     * @param classPath its classes and resources, followed by its libraries
     * @param debugPort where a debugger may attach, from this machine only
     */
    public static DevelopedProcess start(DevelopedService service, List<Path> classPath, int debugPort) {
        Map<String, String> environment = service.environment().read();
        String entries = classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> command = new JavaCommand("256m", Optional.empty())
                .running(
                        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + debugPort,
                        "-cp",
                        entries,
                        service.mainClass());
        ChildProcess process = ChildProcess.start(service.name(), command, environment, service.log());
        note(service, process);
        return new DevelopedProcess(process, Integer.parseInt(environment.getOrDefault("SERVER_PORT", "0")));
    }

    private static void note(DevelopedService service, ChildProcess process) {
        RunningPart self = RunningPart.self("eventctl run " + service.name());
        service.folder()
                .state()
                .running()
                .ifPresent(platform -> service.state()
                        .write(new PlatformState(
                                Phase.READY,
                                platform.transport(),
                                self,
                                List.of(RunningPart.of(process)),
                                Map.of(),
                                Set.of())));
    }

    /** Tests whether it accepts requests. */
    public boolean isReady() {
        return probe.answers(port, "/actuator/health/readiness", 200);
    }

    /** Tests whether it is running. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it gracefully. */
    @Override
    public void close() {
        process.close();
    }
}
