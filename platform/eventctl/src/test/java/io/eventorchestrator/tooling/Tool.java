package io.eventorchestrator.tooling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code eventctl} in a separate process, because a process can't change its own environment. */
public record Tool(Process process, Path output) {

    /** Starts it in this test's repository. */
    public static Tool start(Path output, Map<String, String> environment, String... arguments) throws IOException {
        return start(output, List.of(), environment, arguments);
    }

    /** @param options of the virtual machine */
    public static Tool start(Path output, List<String> options, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(Path.of(""), output, options, environment, arguments);
    }

    /** Starts the tool of a repository in another folder. */
    public static Tool startIn(Path folder, Path output, Path repository, String... arguments) throws IOException {
        return start(folder, output, List.of("-Deventctl.home=" + repository), Map.of(), arguments);
    }

    private static Tool start(
            Path folder, Path output, List<String> options, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EventCtl.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toAbsolutePath().toFile());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        return new Tool(builder.start(), output);
    }

    /** Waits until it has ended. */
    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** Everything that it has printed so far. */
    public List<String> lines() throws IOException {
        return Files.readAllLines(output);
    }
}
