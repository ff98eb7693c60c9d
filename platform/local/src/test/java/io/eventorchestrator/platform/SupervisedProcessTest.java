package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessTest {

    private static final Duration SOON = Duration.ofMinutes(5);

    private final Queue<ChildProcess> started = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    @Test
    void aPartThatEndsByItselfIsStartedAgain() {
        try (SupervisedProcess part = part()) {
            part.awaitReady(SOON, this::isListening);

            part.current().kill();

            await().atMost(SOON)
                    .until(() -> started.size() == 2 && part.current().isAlive());
        }
        assertThat(started).noneMatch(ChildProcess::isAlive);
    }

    @Test
    void aReadyPartMayFinishItsWork() {
        try (SupervisedProcess part = part()) {
            part.awaitReady(SOON, this::isListening);
        }
        assertThat(folder.resolve("finished")).exists();
    }

    @Test
    void aPartThatIsNotReadyIsKilled() {
        try (SupervisedProcess part = part()) {
            await().atMost(SOON).until(this::isListening);
            assertThat(part.current().isAlive()).isTrue();
        }
        assertThat(folder.resolve("finished")).doesNotExist();
        assertThat(started).noneMatch(ChildProcess::isAlive);
    }

    private boolean isListening() {
        return Files.exists(folder.resolve("listening"));
    }

    private SupervisedProcess part() {
        String work = "trap 'touch finished; exit 0' TERM; touch listening; while :; do sleep 0.1; done";
        return new SupervisedProcess(
                () -> ChildProcess.start(
                        "part",
                        List.of("sh", "-c", "cd " + folder + "; " + work),
                        Map.of(),
                        folder.resolve("part.log")),
                started::add);
    }
}
