package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.PlatformPort;
import io.eventorchestrator.platform.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands as a newcomer types them, without disturbing other platforms on this machine. */
final class EventCtl {

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

    /** The output of the last command. */
    String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }
}
