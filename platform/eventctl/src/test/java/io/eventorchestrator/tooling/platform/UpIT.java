package io.eventorchestrator.tooling.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.PlatformPort;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.tooling.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that don't succeed: without services, or ended while Kafka and PostgreSQL start. */
@Tag("full")
class UpIT {

    private static final int TERMINATED = 128 + 15;

    /** Shared, so that the JVMs archive their classes once. */
    @TempDir
    private static Path built;

    @TempDir
    private Path folder;

    private Map<String, String> ports = Map.of();

    @BeforeAll
    static void build() throws IOException {
        for (String service : List.of("order-service", "inventory-service", "notification-service")) {
            Path target = Files.createDirectories(built.resolve(service).resolve("target"));
            Files.createFile(target.resolve(service + ".jar"));
        }
    }

    @BeforeEach
    void choosePorts() {
        ports = Arrays.stream(PlatformPort.values())
                .collect(Collectors.toMap(Enum::name, port -> String.valueOf(Ports.free())));
    }

    @AfterEach
    void stop() throws Exception {
        assertThat(end(start("down", "down"))).isZero();
        assertThat(processes()).isEmpty();
    }

    @Test
    void ofTwoStartsAtOnceEachEndsWithTheReasonBeforeAnythingIsStarted() throws Exception {
        Process first = start(folder, "first", "up", "--transport", "kafka");
        Process second = start(folder, "second", "up", "--transport", "kafka");

        assertThat(end(first)).isEqualTo(3);
        assertThat(end(second)).isEqualTo(3);

        assertThat(lines("first").getLast()).endsWith("order-service.jar is missing: run mvn package.");
        assertThat(lines("second").getLast()).endsWith("order-service.jar is missing: run mvn package.");
        assertThat(own().resolve("data")).doesNotExist();
        assertThat(processes()).isEmpty();
        assertThat(end(start("status", "status"))).isEqualTo(3);
        assertThat(lines("status")).containsExactly("The platform is not running; ./eventctl up starts it.");
    }

    @Test
    void aStartWaitsForTheOneThatCameFirst() throws Exception {
        Process second = new PlatformFolder(folder, own()).startLock().hold(() -> {
            Process waiting = startUnbuilt();
            await().atMost(Duration.ofMinutes(5))
                    .until(() ->
                            lines("second").contains("Another eventctl is starting the platform; waiting for it."));
            return waiting;
        });

        assertThat(end(second)).isEqualTo(3);
        assertThat(lines("second")).hasSize(2).last().asString().contains("order-service.jar is missing");
    }

    private Process startUnbuilt() {
        try {
            return start(folder, "second", "up", "--transport", "kafka");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void anInterruptedStartLeavesNothing() throws Exception {
        Process up = start("up", "up", "--transport", "kafka");
        await().atMost(Duration.ofMinutes(5)).until(this::kafkaIsBeingStarted);

        // Not Ctrl-C's signal, which is ignored by processes that a shell starts in the background, such as a build.
        up.destroy();

        assertThat(end(up)).isEqualTo(TERMINATED);
        assertThat(lines("up"))
                .contains("Interrupted; stopping everything that was started.")
                .anyMatch(line -> line.startsWith("  stopped Kafka "))
                .noneMatch(line -> line.startsWith("  Kafka "))
                .last()
                .isEqualTo("The platform was stopped before it was ready.");
        assertThat(processes()).isEmpty();
        assertThat(end(start("down", "down"))).isZero();
        assertThat(lines("down")).containsExactly("Nothing was running.");
    }

    @Test
    void downEndsAPlatformThatIsBeingStarted() throws Exception {
        Process up = start("up", "up", "--transport", "kafka");
        await().atMost(Duration.ofMinutes(5)).until(this::isBeingStarted);

        assertThat(end(start("down", "down"))).isZero();

        assertThat(lines("down")).containsExactly("The platform is stopped.");
        assertThat(end(up)).isEqualTo(3);
        assertThat(lines("up").getLast()).isEqualTo("The platform was stopped before it was ready.");
    }

    private boolean isBeingStarted() throws IOException {
        Path state = own().resolve("platform.json");
        return Files.exists(state) && Files.size(state) > 0;
    }

    private boolean kafkaIsBeingStarted() {
        return new PlatformFolder(folder, own())
                .state().running().stream()
                        .flatMap(state -> state.parts().stream())
                        .anyMatch(part -> part.name().equals("Kafka"));
    }

    /** Everything that was started for this folder, however it was left. */
    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .filter(one -> isOfTheFolder(commandLine(one)))
                .toList();
    }

    private boolean isOfTheFolder(String commandLine) {
        return (commandLine.contains(folder.toString()) || commandLine.contains(built.toString()))
                && !commandLine.contains("EventCtl up");
    }

    // ProcessHandle truncates a long command line.
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"))
                    .replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    private Process start(String output, String... arguments) throws IOException {
        return start(built, output, arguments);
    }

    private Process start(Path repository, String output, String... arguments) throws IOException {
        Map<String, String> environment = new HashMap<>(ports);
        environment.put("EVENTCTL_FOLDER", own().toString());
        return Tool.start(folder.resolve(output), List.of("-Deventctl.home=" + repository), environment, arguments)
                .process();
    }

    private Path own() {
        return folder.resolve("own");
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private List<String> lines(String output) throws IOException {
        return Files.readAllLines(folder.resolve(output));
    }
}
