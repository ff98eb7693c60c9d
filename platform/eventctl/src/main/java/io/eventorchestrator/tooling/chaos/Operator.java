package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.platform.ChildProcess;
import io.eventorchestrator.tooling.access.ToolCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Runs commands of this tool in separate processes.
 *
 * @param folder of the platform
 */
record Operator(Path repository, Path folder, String brokers) {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    ChildProcess start(String... arguments) {
        return ChildProcess.start(
                "eventctl " + arguments[0],
                ToolCommand.of(repository, List.of(arguments)),
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
