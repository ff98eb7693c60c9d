package io.eventorchestrator.tooling.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class CorrelatedEventsTest {

    private static final List<ConsumerRecord<byte[], byte[]>> RECORDS = List.of(
            event("mail-1", "placing", "customer-1"),
            event("placed-1", "placing", "order-1"),
            event("cancelled-1", "cancelling", "order-1"),
            event("placed-2", "other", "order-2"),
            event("alone", "", "order-3"));

    @Test
    void aCorrelationIdSelectsItsEventsWhateverTheirKey() {
        assertThat(found("placing")).containsExactlyInAnyOrder("mail-1", "placed-1");
    }

    @Test
    void aPartitionKeySelectsAllCorrelationsOfItsEvents() {
        assertThat(found("order-1")).containsExactlyInAnyOrder("mail-1", "placed-1", "cancelled-1");
        assertThat(found("order-3")).containsExactly("alone");
    }

    @Test
    void anUnknownIdSelectsNothing() {
        assertThat(found("nosuch")).isEmpty();
    }

    private static List<String> found(String given) {
        CorrelatedEvents ofId = new CorrelatedEvents(given);
        RECORDS.forEach(ofId::on);
        CorrelatedEvents found = ofId.ofKey().orElse(ofId);
        if (found != ofId) {
            RECORDS.forEach(found::on);
        }
        return found.events().stream().map(event -> event.event().id()).toList();
    }

    private static ConsumerRecord<byte[], byte[]> event(String id, String correlation, String key) {
        String json = """
            {"id":"%s","source":"/shop","correlationid":"%s","partitionkey":"%s","time":"2026-01-05T10:15:30Z"}
            """.formatted(id, correlation, key);
        return new ConsumerRecord<>("topic", 0, 0, new byte[0], json.getBytes(StandardCharsets.UTF_8));
    }
}
