package io.eventorchestrator.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Apicurio Registry in a separate process, on loopback. It keeps its schemas in memory. */
final class LocalRegistry {

    private LocalRegistry() {}

    /** Starts the process without waiting until it is ready. */
    static ChildProcess launch(Path program, int port, Path log) {
        List<String> command = new JavaCommand("256m", Optional.empty())
                .running(
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        // By default, port 9000 on every address. Nothing calls it, so any free port will do.
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=0",
                        "-jar",
                        program.toString());
        return ChildProcess.start(PlatformSettings.REGISTRY, command, Map.of(), log);
    }

    static boolean answers(HttpProbe probe, int port) {
        return probe.answers(port, "/apis/registry/v3/system/info", 200);
    }
}
