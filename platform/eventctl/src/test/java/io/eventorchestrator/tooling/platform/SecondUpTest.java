package io.eventorchestrator.tooling.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.PlatformState.Phase;
import io.eventorchestrator.platform.RunningPart;
import io.eventorchestrator.platform.Transport;
import io.eventorchestrator.tooling.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** {@code up} beside a platform that runs or is being started; another process stands in for its launcher. */
class SecondUpTest {

    private static final String RUNNING = "The platform is running already, on kafka";

    @TempDir
    private Path folder;

    private final Process launcher;

    SecondUpTest() throws IOException {
        launcher = new ProcessBuilder("sleep", "600").start();
    }

    @BeforeEach
    void nameTheLauncher() throws IOException {
        write("platform.lock", part());
    }

    @AfterEach
    void endTheLauncher() {
        launcher.destroy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fresh", "--transport=dapr", "--except=order-service"})
    void anOptionThatTheRunningPlatformLacksIsRefusedAndChangesNothing(String option) throws Exception {
        write("platform.json", state(Phase.READY));
        Path data = Files.createDirectories(folder.resolve("data")).resolve("kept");
        Files.createFile(data);

        Tool up = up(option);

        assertThat(end(up)).isEqualTo(3);
        assertThat(up.lines())
                .containsExactly(RUNNING + ": stop it with ./eventctl down first, then start it with these options.");
        assertThat(data).exists();
    }

    @Test
    void withoutOptionsItJoinsTheRunningPlatform() throws Exception {
        write("platform.json", state(Phase.READY));

        Tool up = up();

        assertThat(end(up)).isZero();
        assertThat(up.lines())
                .hasSize(2)
                .startsWith(RUNNING + ".")
                .last()
                .asString()
                .contains("http://orders");
    }

    @Test
    void aRunningPlatformThatLacksAPartIsRefusedWithTheRemedy() throws Exception {
        write("platform.json", state(Phase.READY, new RunningPart("Kafka", launcher.pid(), Instant.EPOCH)));

        Tool up = up();

        assertThat(end(up)).isEqualTo(3);
        assertThat(up.lines())
                .containsExactly("The platform is not complete: Kafka has ended and will be started again;"
                        + " ./eventctl logs kafka shows why. If this persists, run"
                        + " ./eventctl down, then ./eventctl up.");
    }

    @Test
    void statusTellsWhichPartHasEndedInItsFirstLine() throws Exception {
        write("platform.json", state(Phase.READY, new RunningPart("Kafka", launcher.pid(), Instant.EPOCH)));

        Tool status = run("status", "--brokers", "127.0.0.1:1");

        assertThat(end(status)).isEqualTo(3);
        assertThat(status.lines())
                .first()
                .isEqualTo("The platform is not complete, on kafka: Kafka has ended and will be started again;"
                        + " ./eventctl logs kafka shows why.");
    }

    @Test
    void statusListsThePartsInOneOrderAndNamesTheServicesThatAreLeftToTheirDeveloper() throws Exception {
        RunningPart self = part();
        List<RunningPart> parts = Stream.of("order-service-2", "PostgreSQL", "The sidecar of order-service", "Kafka")
                .map(name -> new RunningPart(name, self.pid(), self.startedAt()))
                .toList();
        write(
                "platform.json",
                new PlatformState(Phase.STARTING, Transport.KAFKA, part(), parts, Map.of(), Set.of("order-service")));

        Tool status = run("status");

        assertThat(end(status)).isZero();
        assertThat(status.lines().getFirst()).isEqualTo("The platform is starting, on kafka, except order-service.");
        assertThat(status.lines().subList(1, 5))
                .extracting(line -> line.strip().replaceFirst(" {2,}.*", ""))
                .containsExactly("Kafka", "order-service-2", "The sidecar of order-service", "PostgreSQL");
    }

    @Test
    void aLogIsFoundByThePartsNameInTheStatus() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("logs")).resolve("mail.log"), "hello\n");

        Tool logs = run("logs", "Mail server");

        assertThat(end(logs)).isZero();
        assertThat(logs.lines()).containsExactly("hello");
    }

    @Test
    void aMistypedPartGetsTheNearestName() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("logs")).resolve("order-service.log"), "hello\n");

        Tool logs = run("logs", "order-servce");

        assertThat(end(logs)).isEqualTo(2);
        assertThat(logs.lines())
                .containsExactly(
                        "There is no log of order-servce. Did you mean order-service? See ./eventctl logs --help.");
    }

    @Test
    void doctorExaminesTheNamedBrokersAndNotThePlatformBesideThem() throws Exception {
        write("platform.json", state(Phase.READY));

        Tool doctor = run("doctor", "--brokers", "127.0.0.1:1");

        assertThat(end(doctor)).isEqualTo(1);
        assertThat(doctor.lines())
                .anyMatch(line -> line.endsWith("that of the brokers at 127.0.0.1:1"))
                .noneMatch(line -> line.contains("./eventctl logs"));
    }

    @Test
    void itWaitsForAPlatformThatIsBeingStarted() throws Exception {
        write("platform.json", state(Phase.STARTING));
        Tool up = up();
        awaitWaiting(up);

        write("platform.json", state(Phase.READY));

        assertThat(end(up)).isZero();
        assertThat(up.lines()).hasSize(3).element(1).isEqualTo(RUNNING + ".");
    }

    @Test
    void itFailsWithThePlatformThatItWaitsFor() throws Exception {
        Tool up = up();
        awaitWaiting(up);

        launcher.destroy();

        assertThat(end(up)).isEqualTo(3);
        assertThat(up.lines()).last().isEqualTo("The platform was stopped before it was ready.");
    }

    private void awaitWaiting(Tool up) {
        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(up.lines())
                        .containsExactly(
                                "The platform is being started by process " + launcher.pid() + "; waiting for it."));
    }

    private Tool up(String... options) throws IOException {
        return run(Stream.concat(Stream.of("up"), Stream.of(options)).toArray(String[]::new));
    }

    private Tool run(String... arguments) throws IOException {
        return Tool.start(folder.resolve("output"), Map.of("EVENTCTL_FOLDER", folder.toString()), arguments);
    }

    private static int end(Tool up) throws InterruptedException {
        assertThat(up.process().waitFor(1, TimeUnit.MINUTES)).isTrue();
        return up.exitCode();
    }

    private PlatformState state(Phase phase, RunningPart... parts) {
        return new PlatformState(
                phase, Transport.KAFKA, part(), List.of(parts), Map.of("order-service", "http://orders"), Set.of());
    }

    private RunningPart part() {
        return new RunningPart(
                "eventctl", launcher.pid(), launcher.info().startInstant().orElseThrow());
    }

    private void write(String file, Object content) throws IOException {
        Path written = Files.createTempFile(folder, file, "");
        Files.write(written, JsonMapper.shared().writeValueAsBytes(content));
        Files.move(written, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }
}
