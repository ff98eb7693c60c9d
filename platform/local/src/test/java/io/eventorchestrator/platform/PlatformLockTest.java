package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformLockTest {

    @TempDir
    private Path folder;

    @Test
    void oneProcessStartsAPlatformAndTheNextIsToldWhich() {
        PlatformLock lock = lock();
        lock.hold(() -> {
            assertThat(lock.holder())
                    .map(RunningPart::pid)
                    .contains(ProcessHandle.current().pid());
            assertThatThrownBy(() -> lock().hold(() -> 0))
                    .isInstanceOf(NotStartable.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("./eventctl down");
            return 0;
        });
    }

    @Test
    void afterwardsTheNextMayStart() {
        assertThatThrownBy(() -> lock().hold(() -> {
                    throw new NotStartable("no");
                }))
                .hasMessage("no");

        assertThat(lock().holder()).isEmpty();
        assertThat(lock().<Integer>hold(() -> 7)).isEqualTo(7);
    }

    @Test
    void theRecordOfAKilledProcessNamesNoHolder() throws Exception {
        Files.writeString(
                folder.resolve("platform.lock"),
                "{\"name\":\"eventctl\",\"pid\":1,\"startedAt\":\"1970-01-01T00:00:00Z\"}");
        assertThat(lock().holder()).isEmpty();
        Files.writeString(folder.resolve("platform.lock"), "{\"na");
        assertThat(lock().holder()).isEmpty();
    }

    private PlatformLock lock() {
        return new PlatformLock(folder.resolve("platform.lock"));
    }
}
