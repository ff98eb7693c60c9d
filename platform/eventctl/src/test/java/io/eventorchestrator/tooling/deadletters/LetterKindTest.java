package io.eventorchestrator.tooling.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.DeadLetterHeaders;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

class LetterKindTest {

    @Test
    void theFaultAtTheEndOfALongDetailIsShown() {
        String statement = "insert into reservation values (" + "?, ".repeat(200) + "?)";

        String shown = kind("SQL [" + statement + "]; ERROR: new row violates check constraint \"a_bug\"")
                .toString();

        assertThat(shown)
                .startsWith("handler-failed: SQL [insert into reservation values (?, ?")
                .contains("…")
                .endsWith("]; ERROR: new row violates check constraint \"a_bug\"")
                .hasSizeLessThan(450);
    }

    @Test
    void lettersThatDifferInIdsAreOfOneKindWhereverTheyAreClipped() {
        assertThat(kind("x".repeat(280) + UUID.randomUUID() + "y".repeat(500)))
                .isEqualTo(kind("x".repeat(280) + UUID.randomUUID() + "y".repeat(500)));
    }

    private static LetterKind kind(String detail) {
        return LetterKind.of(new DeadLetter(
                new LetterId("orders.order.placed.a-group.dlq", Uuid.ONE_UUID, 0, 0),
                "a-group",
                null,
                List.of(
                        new RecordHeader(DeadLetterHeaders.REASON, "handler-failed".getBytes(UTF_8)),
                        new RecordHeader(DeadLetterHeaders.DETAIL, detail.getBytes(UTF_8))),
                null,
                Instant.EPOCH));
    }
}
