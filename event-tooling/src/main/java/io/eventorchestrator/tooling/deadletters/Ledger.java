package io.eventorchestrator.tooling.deadletters;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.json.JsonMapper;

/** The compacted topic that remembers what became of each letter; what is listed is letters minus ledger. */
final class Ledger {

    static final String TOPIC = "dlq.ledger";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TopicReader reader;

    Ledger(TopicReader reader) {
        this.reader = reader;
    }

    /** Every entry that is committed by now, by the letter's id. */
    Map<String, LedgerEntry> read() {
        Map<String, LedgerEntry> entries = new HashMap<>();
        reader.read(java.util.List.of(TOPIC), polled -> {
            if (polled.key() != null && polled.value() != null) {
                entries.put(polled.key(), JSON.readValue(polled.value(), LedgerEntry.class));
            }
        });
        return entries;
    }

    static ProducerRecord<String, byte[]> entry(LetterId letter, LedgerEntry entry) {
        return new ProducerRecord<>(
                TOPIC, letter.toString(), JSON.writeValueAsString(entry).getBytes(StandardCharsets.UTF_8));
    }
}
