package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTest {

    @TempDir
    private Path own;

    private Path data;

    @BeforeEach
    void makeAFolderForTheData() throws IOException {
        data = Files.createDirectories(own.resolve("data/postgres/data"));
    }

    @Test
    void aServerThatLostItsParentIsEndedWithThePlatform() throws IOException {
        try (ChildProcess server = server("postgres", data)) {
            record(server);

            assertThat(folder().reap()).extracting(RunningPart::name).containsExactly("PostgreSQL");
            assertThat(server.isAlive()).isFalse();
            assertThat(data.resolve("postmaster.pid")).doesNotExist();
            assertThat(folder().reap()).isEmpty();
        }
    }

    @Test
    void anotherProgramWithTheServersIdIsLeftAlone() throws IOException {
        try (ChildProcess other = server("other", data)) {
            record(other);

            assertThat(folder().reap()).isEmpty();
            assertThat(other.isAlive()).isTrue();
        }
    }

    @Test
    void aServerOnOtherDataIsLeftAlone() throws IOException {
        try (ChildProcess other = server("postgres", own.resolve("others"))) {
            record(other);

            assertThat(folder().reap()).isEmpty();
            assertThat(other.isAlive()).isTrue();
        }
    }

    @Test
    void anUnreadableIdIsIgnored() throws IOException {
        Files.writeString(data.resolve("postmaster.pid"), "");

        assertThat(folder().reap()).isEmpty();
    }

    private PlatformFolder folder() {
        return new PlatformFolder(own, own);
    }

    private void record(ChildProcess process) throws IOException {
        Files.writeString(data.resolve("postmaster.pid"), process.pid() + "\n" + data + "\n");
    }

    // A shell under the program's name: only name and arguments count.
    private ChildProcess server(String program, Path folder) throws IOException {
        Path shell = Files.copy(Path.of("/bin/sh").toRealPath(), own.resolve(program));
        ChildProcess started = ChildProcess.start(
                "server",
                List.of(shell.toString(), "-c", "while :; do sleep 0.1; done", "sh", "-D", folder.toString()),
                Map.of(),
                own.resolve("server.log"));
        await().until(() -> isRunning(started, shell));
        return started;
    }

    // Until then, the process still runs the program that starts it.
    private static boolean isRunning(ChildProcess started, Path program) {
        return ProcessHandle.of(started.pid())
                .flatMap(process -> process.info().command())
                .filter(program.toString()::equals)
                .isPresent();
    }
}
