package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.PlatformPort;
import io.eventorchestrator.platform.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands as a newcomer types them, without disturbing other platforms on this machine. */
final class EventCtl {

    private static final Duration RESTART = Duration.ofMinutes(2);

    private final Path folder;
    private final Path repository;
    private final Map<String, String> environment = new HashMap<>();

    EventCtl(Path folder) {
        this(folder, Path.of("../.."));
    }

    EventCtl(Path folder, Path repository) {
        this.folder = folder;
        this.repository = repository;
        Arrays.stream(PlatformPort.values())
                .forEach(port -> environment.put(port.name(), String.valueOf(Ports.free())));
        environment.put("EVENTCTL_FOLDER", folder.toString());
    }

    /** Runs a line of shell in the repository, with the services' default ports replaced. */
    int run(String line) throws Exception {
        Process process = start(line, folder.resolve("output"));
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).as(line).isTrue();
        return process.exitValue();
    }

    /** Starts a line of shell like {@link #run}, and does not wait for its end. */
    Process start(String line, Path output) throws IOException {
        String moved = line.replace("localhost:8081", "localhost:" + environment.get("ORDER_SERVICE_PORT"))
                .replace("localhost:8082", "localhost:" + environment.get("INVENTORY_SERVICE_PORT"))
                .replace("localhost:9081", "localhost:" + environment.get("ORDER_SIDECAR_APP_PORT"));
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", moved)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Sets an environment variable for all following lines. */
    void set(String variable, String value) {
        environment.put(variable, value);
    }

    /** The port that replaces a default one. */
    int port(String variable) {
        return Integer.parseInt(environment.getOrDefault(variable, "0"));
    }

    /** The processes of the running platform, by the names of its parts. */
    Map<String, Long> parts() throws IOException {
        return state().path("parts")
                .valueStream()
                .collect(Collectors.toMap(
                        part -> part.path("name").asString(),
                        part -> part.path("pid").asLong()));
    }

    /** The process that started the running platform and supervises its parts. */
    long launcher() throws IOException {
        return state().at("/launcher/pid").asLong();
    }

    /** Kills a part of the running platform, and waits until the supervisor has started another process for it. */
    void restart(String part) throws IOException {
        long before = parts().getOrDefault(part, 0L);
        kill(before);
        await().atMost(RESTART).until(() -> parts().getOrDefault(part, before) != before);
    }

    /** Kills a process and waits for its end. */
    static void kill(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        assertThat(process.destroyForcibly()).isTrue();
        process.onExit().join();
    }

    private JsonNode state() throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("platform.json")));
    }

    /** The output of the last command. */
    String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }
}
