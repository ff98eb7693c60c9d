package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
