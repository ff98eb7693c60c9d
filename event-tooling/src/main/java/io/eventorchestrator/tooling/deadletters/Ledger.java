package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.tooling.platform.Patience;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import tools.jackson.databind.json.JsonMapper;

/** The compacted topic that remembers what became of each letter; what is listed is letters minus ledger. */
final class Ledger {

    static final String TOPIC = "dlq.ledger";

    private static final Duration VISIBLE = Duration.ofSeconds(15);
    private static final Duration AGAIN = Duration.ofMillis(50);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TopicReader reader;

    Ledger(TopicReader reader) {
        this.reader = reader;
    }

    /** Every entry that is committed by now, by the letter's id. */
    Map<String, LedgerEntry> read() {
        Map<String, LedgerEntry> entries = new HashMap<>();
        reader.read(List.of(TOPIC), polled -> {
            if (polled.key() != null && polled.value() != null) {
                entries.put(polled.key(), JSON.readValue(polled.value(), LedgerEntry.class));
            }
        });
        return entries;
    }

    /**
     * Waits until a reader finds what was committed: the broker answers a commit before it has marked every partition,
     * and the next command must not list a letter that this one has settled.
     */
    void awaitEntriesOf(Collection<DeadLetter> settled) {
        Set<String> ids = settled.stream().map(letter -> letter.id().toString()).collect(Collectors.toSet());
        new Patience(VISIBLE, AGAIN).await(() -> areThere(ids));
    }

    private boolean areThere(Set<String> ids) {
        try {
            return read().keySet().containsAll(ids);
        } catch (KafkaException away) {
            // What is committed stays so, also if the broker goes away now.
            return true;
        }
    }

    static ProducerRecord<String, byte[]> entry(LetterId letter, LedgerEntry entry) {
        return new ProducerRecord<>(
                TOPIC, letter.toString(), JSON.writeValueAsString(entry).getBytes(StandardCharsets.UTF_8));
    }
}
