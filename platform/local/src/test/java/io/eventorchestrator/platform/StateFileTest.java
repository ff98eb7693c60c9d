package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    private static final RunningPart GONE = new RunningPart("eventctl", 1, Instant.EPOCH);

    @TempDir
    private Path folder;

    @Test
    void partsLeftByAKilledLauncherAreEnded() {
        try (ChildProcess left = sleeper()) {
            StateFile file = written(GONE, RunningPart.of(left));

            assertThat(file.running()).isEmpty();
            assertThat(file.reap()).extracting(RunningPart::name).containsExactly("sleeper");
            assertThat(left.isAlive()).isFalse();
            assertThat(file.read()).isEmpty();
        }
    }

    @Test
    void aForeignProcessWithARecycledIdIsLeftAlone() {
        try (ChildProcess stranger = sleeper()) {
            Instant earlier = stranger.startedAt().minus(Duration.ofMinutes(1));
            StateFile file = written(GONE, new RunningPart("order-service", stranger.pid(), earlier));

            assertThat(file.reap()).isEmpty();
            assertThat(stranger.isAlive()).isTrue();
        }
    }

    @Test
    void aPlatformWhoseLauncherRunsIsRunning() {
        StateFile file = written(RunningPart.self("eventctl"), GONE);

        assertThat(file.running()).isPresent();
    }

    private StateFile written(RunningPart launcher, RunningPart part) {
        StateFile file = new StateFile(folder.resolve("platform.json"));
        file.write(new PlatformState(
                PlatformState.Phase.READY,
                Transport.KAFKA,
                launcher,
                List.of(part),
                Map.of("Kafka", "here"),
                Set.of()));
        return file;
    }

    private ChildProcess sleeper() {
        return ChildProcess.start("sleeper", List.of("sleep", "60"), Map.of(), folder.resolve("sleeper.log"));
    }
}
