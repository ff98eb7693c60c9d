package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.deadletters.LedgerEntry.Fate;
import io.eventorchestrator.tooling.platform.Brokers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Sends letters to the replay topic of their group. The replay and its ledger entry stand in one Kafka transaction,
 * and the transactional id is the group's: a second operator on the same group fences the first, so a letter is
 * replayed exactly once.
 */
final class Replay implements AutoCloseable {

    private final Catalogue catalogue;
    private final Ledger ledger;
    private final String group;
    private final Operator operator;
    private final DefaultKafkaProducerFactory<String, byte[]> producers;
    private final KafkaTemplate<String, byte[]> kafka;

    Replay(Catalogue catalogue, Map<String, Object> brokers, String group, Operator operator) {
        Map<String, Object> settings = new HashMap<>(brokers);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
        this.catalogue = catalogue;
        this.ledger = new Ledger(new TopicReader(brokers));
        this.group = group;
        this.operator = operator;
        this.producers = new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer());
        producers.setTransactionIdPrefix("dlq-" + group + "-");
        this.kafka = new KafkaTemplate<>(producers);
    }

    /** Who works the queue. */
    record Operator(String name, Clock clock) {

        LedgerEntry did(Fate fate, String why) {
            return new LedgerEntry(fate, name, clock.instant(), why);
        }
    }

    /**
     * Replays letters as they are.
     *
     * @return which; those that somebody else dealt with meanwhile are left out
     */
    List<DeadLetter> replay(List<DeadLetter> letters) {
        return settle(letters, letter -> kafka.send(replayed(letter, letter.value(), Map.of())), Fate.REPLAYED, "");
    }

    /** Replays a letter with another value, under a replay id of its own. */
    List<DeadLetter> replayEdited(DeadLetter letter, byte[] corrected, String why) {
        Map<String, String> edited = Map.of("dlq-replay-id", UUID.randomUUID().toString());
        return settle(List.of(letter), one -> kafka.send(replayed(one, corrected, edited)), Fate.EDITED, why);
    }

    /** Puts letters on record as given up. */
    List<DeadLetter> discard(List<DeadLetter> letters, String why) {
        return settle(letters, letter -> {}, Fate.DISCARDED, why);
    }

    private List<DeadLetter> settle(List<DeadLetter> letters, Consumer<DeadLetter> send, Fate fate, String why) {
        List<DeadLetter> settled = committed(letters, send, fate, why);
        ledger.awaitEntriesOf(settled);
        return settled;
    }

    private List<DeadLetter> committed(List<DeadLetter> letters, Consumer<DeadLetter> send, Fate fate, String why) {
        try {
            return inTransaction(letters, send, fate, why);
        } catch (KafkaException failed) {
            throw new NotStartable("The letters of " + group + " were left as they were, look again: "
                    + Brokers.reason(failed).lines().findFirst().orElse(""));
        }
    }

    private List<DeadLetter> inTransaction(List<DeadLetter> letters, Consumer<DeadLetter> send, Fate fate, String why) {
        List<DeadLetter> settled = kafka.executeInTransaction(operations -> {
            // Read after the transaction has begun: whoever was first is fenced by now, and committed or not at all.
            Set<String> done = ledger.read().keySet();
            List<DeadLetter> open = letters.stream()
                    .filter(letter -> !done.contains(letter.id().toString()))
                    .toList();
            open.forEach(letter -> {
                send.accept(letter);
                operations.send(Ledger.entry(letter.id(), operator.did(fate, why)));
            });
            return open;
        });
        return settled == null ? List.of() : settled;
    }

    private ProducerRecord<String, byte[]> replayed(DeadLetter letter, byte[] value, Map<String, String> more) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(catalogue.group(group).replayTopic(), letter.key(), value);
        Map<String, String> headers = new HashMap<>(letter.headers());
        headers.put("dlq-replays", String.valueOf(letter.replays() + 1));
        headers.putAll(more);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Override
    public void close() {
        producers.destroy();
    }
}
