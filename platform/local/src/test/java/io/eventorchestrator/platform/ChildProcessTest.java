package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @TempDir
    private Path folder;

    @Test
    void aPartThatAnswersOnceWhileItEndsIsNotReady() {
        AtomicBoolean answers = new AtomicBoolean(true);

        try (ChildProcess part =
                ChildProcess.start("part", List.of("sh", "-c", "exit 1"), Map.of(), folder.resolve("part.log"))) {
            assertThatThrownBy(() -> part.awaitReady(Duration.ofMinutes(5), () -> answers.getAndSet(false)))
                    .hasMessageStartingWith("part ended, see ");
        }
    }

    @Test
    void aScriptEndsWithTheProgramsThatItStarted() throws Exception {
        Path started = folder.resolve("started");
        ChildProcess script = ChildProcess.start(
                "script",
                List.of(
                        "sh",
                        "-c",
                        "sleep 1000 & echo $! >" + started + ".part; mv " + started + ".part " + started + "; wait"),
                Map.of(),
                folder.resolve("script.log"));
        await().until(() -> Files.exists(started));
        ProcessHandle program = ProcessHandle.of(
                        Long.parseLong(Files.readString(started).strip()))
                .orElseThrow();

        script.closeWithChildren();

        await().until(() -> !program.isAlive());
        assertThat(script.isAlive()).isFalse();
    }
}
