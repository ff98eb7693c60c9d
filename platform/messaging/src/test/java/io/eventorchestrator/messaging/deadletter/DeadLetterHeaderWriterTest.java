package io.eventorchestrator.messaging.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.DeadLetterReason;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadLetterHeaderWriterTest {

    private static final String GROUP = "inventory-service-order-reservations";

    @Test
    void theLetterOfAReplayDoesNotKeepTheCausesOfTheFailureBefore() {
        List<RecordHeader> before = List.of(
                RecordHeader.of("dlq-causes", "java.io.IOException: full"),
                RecordHeader.of("dlq-code-line", "com.example.Stock.take(Stock.java:41)"),
                RecordHeader.of("x-of-another", "1"));

        assertThat(namesOf(letter(Group.replayTopic(GROUP), before)))
                .contains("x-of-another", "dlq-reason")
                .doesNotContain("dlq-causes", "dlq-code-line");
    }

    @Test
    void headersOfAProducerAreRenamed() {
        assertThat(namesOf(letter("orders.order.placed", List.of(RecordHeader.of("dlq-causes", "none")))))
                .contains("original-dlq-causes")
                .doesNotContain("dlq-causes");
    }

    private static List<String> namesOf(DeadLetter letter) {
        return new DeadLetterHeaderWriter(letter, (group, inbound) -> List.of())
                .with(Map.of("dlq-reason", letter.verdict().reason().code())).stream()
                        .map(RecordHeader::name)
                        .toList();
    }

    private static DeadLetter letter(String topic, List<RecordHeader> headers) {
        InboundRecord original = new InboundRecord(topic, 0, 1, null, headers, new byte[0]);
        Verdict verdict = Verdict.of(DeadLetterReason.SCHEMA_VIOLATION, "no data");
        return new DeadLetter(GROUP, original, "1", 1, null, null, verdict);
    }
}
