package io.eventorchestrator.messaging.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.DeadLetterReason;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.messaging.transport.HiddenParts;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @Test
    void onlyAReaderThatHidesPartsIsNamed() {
        List<RecordHeader> claimed = List.of(RecordHeader.of("dlq-read-by", "claimed"));

        assertThat(namesOf(letter("orders.order.placed", claimed)))
                .contains("original-dlq-read-by")
                .doesNotContain("dlq-read-by");
        assertThat(new DeadLetterHeaderWriter(letter("orders.order.placed", claimed), new Hiding()).with(Map.of()))
                .contains(RecordHeader.of("dlq-read-by", "a reader"));
    }

    @Test
    void theLetterOfAReplayStillNamesTheFirstReader() {
        List<RecordHeader> before = List.of(RecordHeader.of("dlq-read-by", "a reader"));

        assertThat(namesOf(letter(Group.replayTopic(GROUP), before))).contains("dlq-read-by");
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
        return new DeadLetter(GROUP, original, "1", 1, null, null, false, verdict);
    }

    private static final class Hiding implements HiddenParts {

        @Override
        public List<String> of(String group, InboundRecord inbound) {
            return List.of();
        }

        @Override
        public Optional<String> reader() {
            return Optional.of("a reader");
        }
    }
}
