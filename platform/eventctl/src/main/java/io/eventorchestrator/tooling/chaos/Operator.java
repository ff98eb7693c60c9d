package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.platform.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs commands of this tool in processes of their own.
 *
 * @param folder of the platform
 */
record Operator(Path repository, Path folder, String brokers) {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    ChildProcess start(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Deventctl.home=" + repository);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.eventorchestrator.tooling.EventCtl"));
        command.addAll(List.of(arguments));
        return ChildProcess.start(
                "eventctl " + arguments[0],
                command,
                Map.of("EVENTCTL_FOLDER", folder.toString()),
                folder.resolve("logs").resolve("operator.log"));
    }

    /** Replays the letter of an event; returns whether that was done, or had been done before. */
    boolean replay(String event) {
        try (ChildProcess replay = start("dlq", "replay", event, "--brokers", brokers)) {
            return replay.exitCode(LONGEST) == 0;
        }
    }
}
