package io.eventorchestrator.tooling.topics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code eventctl} in a separate process, because a process can't change its own environment. */
record Tool(Process process, Path output) {

    static Tool start(Path output, Map<String, String> environment, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.eventorchestrator.tooling.EventCtl"),
                        Stream.of(arguments))
                .toList());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        return new Tool(builder.start(), output);
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    List<String> lines() throws IOException {
        return Files.readAllLines(output);
    }
}
