package io.eventorchestrator.tooling.access;

import io.eventorchestrator.platform.JavaCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The command that runs this tool in another process, with the same JVM and class path. */
public final class ToolCommand {

    private ToolCommand() {}

    /**
     * Returns the program and its arguments.
     *
     * @param repository of the platform
     * @param arguments the tool's command, such as {@code status}, and its options
     */
    public static List<String> of(Path repository, List<String> arguments) {
        Stream<String> options = Stream.of(
                "-Deventctl.home=" + repository,
                "-cp",
                System.getProperty("java.class.path"),
                "io.eventorchestrator.tooling.EventCtl");
        return new JavaCommand("128m", Optional.empty())
                .running(Stream.concat(options, arguments.stream()).toArray(String[]::new));
    }
}
