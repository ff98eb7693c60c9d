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

/** Types commands as a newcomer does, beside whatever runs on this machine already. */
final class EventCtl {

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    EventCtl(Path folder) {
        this.folder = folder;
        Arrays.stream(PlatformPort.values())
                .forEach(port -> environment.put(port.name(), String.valueOf(Ports.free())));
        environment.put("EVENTCTL_FOLDER", folder.toString());
    }

    /** Runs a line of shell in the repository, with the usual ports of the services moved. */
    int run(String line) throws Exception {
        String moved = line.replace("localhost:8081", "localhost:" + environment.get("ORDER_SERVICE_PORT"))
                .replace("localhost:8082", "localhost:" + environment.get("INVENTORY_SERVICE_PORT"))
                .replace("localhost:9081", "localhost:" + environment.get("ORDER_SIDECAR_APP_PORT"));
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", moved)
                .directory(Path.of("..").toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(line).isTrue();
        return process.exitValue();
    }

    /** Sets a variable of the environment for every line from now on. */
    void set(String variable, String value) {
        environment.put(variable, value);
    }

    /** Where a port was moved to. */
    int port(String variable) {
        return Integer.parseInt(environment.getOrDefault(variable, "0"));
    }

    /** What the last command said. */
    String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }
}
