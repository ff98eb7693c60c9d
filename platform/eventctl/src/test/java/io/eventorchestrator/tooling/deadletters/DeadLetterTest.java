package io.eventorchestrator.tooling.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.DeadLetterHeaders;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"id":"1","probe":true}    | true
            {"id":"1","probe":"true"}  | true
            {"id":"1","probe":false}   | false
            {"id":"1","probe":"false"} | false
            {"id":"1","probe":1}       | false
            {"id":"1"}                 | false
            {"probe":true              | false
            """)
    void aLetterOfTheSidecarIsAProbesIfItsEventSaysSo(String value, boolean probe) {
        assertThat(letter(value, List.of()).isProbe()).isEqualTo(probe);
    }

    @Test
    void aLetterOfAServiceSaysItInAHeaderAlsoIfItsEventIsUnreadable() {
        RecordHeader header = new RecordHeader(DeadLetterHeaders.PROBE, "true".getBytes(UTF_8));

        assertThat(letter("{", List.of(header)).isProbe()).isTrue();
    }

    private static DeadLetter letter(String value, List<RecordHeader> headers) {
        return new DeadLetter(
                new LetterId("orders.order.placed.a-group.dlq", Uuid.ONE_UUID, 0, 0),
                "a-group",
                null,
                List.copyOf(headers),
                value.getBytes(UTF_8),
                Instant.EPOCH);
    }
}
