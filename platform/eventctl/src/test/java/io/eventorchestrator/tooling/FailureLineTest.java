package io.eventorchestrator.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.NotStartable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.kafka.KafkaException;

class FailureLineTest {

    static Stream<Exception> failures() {
        return Stream.of(
                new NotStartable("a\nb \u001b[2J"),
                new TimeoutException("a\nb \u001b[2J"),
                new UncheckedIOException(new IOException("a\r\nb \u001b[2J")),
                new IllegalStateException("a\nb \u001b[2J"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsReportedInOneLineThatCannotControlTheTerminal(Exception failed) {
        assertThat(FailureLine.of(failed)).contains("a b \\u001b[2J").matches("\\p{Print}+");
    }

    @Test
    void anOperatorThatIsFencedWhileSendingIsToldKafkasReason() {
        KafkaException failed = new KafkaException("Send failed", new InvalidProducerEpochException("an old epoch"));

        assertThat(FailureLine.of(failed)).isEqualTo("Kafka failed: an old epoch. Check the broker, then try again.");
    }

    @Test
    void aBugIsNamedWithItsPlace() {
        assertThat(FailureLine.of(new NullPointerException("x"))).contains("bug", "FailureLineTest.java:");
    }
}
