package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReasonTest {

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void chooseALog() {
        log = folder.resolve("order-service.log");
    }

    @Test
    void aServiceThatEndsBeforeItIsReadyGivesItsReason() {
        ChildProcess service = ChildProcess.start(
                "order-service",
                List.of(
                        "sh",
                        "-c",
                        "echo 'ERROR 1 --- [main] StartUpReport : Not started: set A to b.'; echo bye; exit 1"),
                Map.of(),
                log);

        assertThatThrownBy(() -> service.awaitReady(Duration.ofMinutes(1), () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("order-service ended, see " + log.toAbsolutePath() + ": set A to b.");
    }

    @Test
    void aServiceThatTakesTooLongGivesItsLastLineBeforeItsEnd() {
        ChildProcess service = ChildProcess.start(
                "order-service",
                List.of("sh", "-c", "trap 'echo Shutdown; exit' TERM; echo connecting; while :; do sleep 0.1; done"),
                Map.of(),
                log);

        assertThatThrownBy(() -> service.awaitReady(Duration.ofSeconds(3), () -> false))
                .hasMessageStartingWith("order-service did not become ready within 3 s")
                .hasMessageEndingWith(", see " + log.toAbsolutePath() + ": connecting");
    }

    @Test
    void theRootOfATraceIsTheReason() throws IOException {
        assertThat(reason("""
            2026 ERROR 7 --- [main] o.s.boot.SpringApplication : Application run failed

            org.springframework.beans.factory.BeanCreationException: Error creating bean with name 'a' defined in b
            \tat org.springframework.Some.where(Some.java:1)
            Caused by: org.springframework.beans.BeanInstantiationException: Failed to instantiate [c]
            \tat org.springframework.Some.where(Some.java:2)
            Caused by: java.lang.IllegalStateException: the group nosuch is not in the contract
            \t... 21 common frames omitted
            2026 INFO 7 --- [hook] HikariDataSource : Shutdown completed.
            """)).isEqualTo("IllegalStateException: the group nosuch is not in the contract");
    }

    @Test
    void anExceptionWithoutACauseIsTheReason() throws IOException {
        assertThat(reason("""
            starting
            Exception in thread "main" java.lang.IllegalArgumentException: no such option: -x
            \tat A.main(A.java:1)
            """)).isEqualTo("IllegalArgumentException: no such option: -x");
    }

    @Test
    void theFatalErrorOfASidecarIsTheReason() throws IOException {
        assertThat(reason("""
            time="t" level=info msg="starting" app_id=order-service
            time="t" level=fatal msg="Fatal error from runtime: no broker \\"x\\"" app_id=order-service
            time="t" level=info msg="bye"
            """)).isEqualTo("Fatal error from runtime: no broker \"x\"");
    }

    @Test
    void aFatalOrErrorLineIsTheReasonOtherwiseTheLastLine() throws IOException {
        assertThat(reason("LOG: a\nFATAL:  could not create lock file\nLOG: b\n"))
                .isEqualTo("FATAL:  could not create lock file");
        assertThat(reason("one\ntwo\n\n")).isEqualTo("two");
        assertThat(reason("")).isEmpty();
    }

    @Test
    void theReasonOfAnEarlierStartIsIgnored() throws IOException {
        Files.writeString(log, "Not started: an old reason\n");
        LogReason reason = LogReason.fromNowOn(log);
        Files.writeString(log, "Not started: an old reason\nNot started: a new one\n");

        assertThat(reason.read()).contains("a new one");
        Files.writeString(log, "x");
        assertThat(reason.read()).isEmpty();
    }

    @Test
    void aLongReasonIsTruncated() throws IOException {
        assertThat(reason("Not started: " + "x".repeat(10_000)).length()).isLessThan(500);
    }

    private String reason(String logged) throws IOException {
        LogReason reason = LogReason.fromNowOn(log);
        Files.writeString(log, logged);
        String read = reason.read().orElse("");
        Files.delete(log);
        return read;
    }
}
