package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.deadletters.LedgerEntry.Fate;
import io.eventorchestrator.tooling.platform.Brokers;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Sends letters to the replay topic of their group. The replay and its ledger entry stand in one Kafka transaction,
 * and the transactional id is the group's: a second operator on the same group fences the first, so a letter is
 * replayed exactly once.
 */
final class Replay implements AutoCloseable {

    /** How the transactional ids of operators begin. */
    static final String TRANSACTIONS = "dlq-";

    // How long a killed operator holds up others that may not end his transaction.
    private static final int TRANSACTION_MS = 30_000;
    // The broker knows how much a topic takes.
    private static final int LARGEST = 64 << 20;

    private final String replayTopic;
    private final Ledger ledger;
    private final String group;
    private final Operator operator;
    private final DefaultKafkaProducerFactory<byte[], byte[]> producers;
    private final KafkaTemplate<byte[], byte[]> kafka;

    Replay(Catalogue catalogue, Map<String, Object> brokers, String group, Operator operator, Ledger ledger) {
        this.replayTopic = catalogue.group(group).replayTopic();
        this.ledger = ledger;
        this.group = group;
        this.operator = operator;
        this.producers = new DefaultKafkaProducerFactory<>(
                settings(brokers), new ByteArraySerializer(), new ByteArraySerializer());
        producers.setTransactionIdPrefix(TRANSACTIONS + group + "-");
        this.kafka = new KafkaTemplate<>(producers);
    }

    private static Map<String, Object> settings(Map<String, Object> brokers) {
        Map<String, Object> settings = new HashMap<>(brokers);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MS);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, LARGEST);
        return settings;
    }

    /** Who works the queue. */
    record Operator(String name, Clock clock) {

        LedgerEntry did(Fate fate, String why, LetterId letter) {
            return new LedgerEntry(
                    fate, name, clock.instant(), why, letter.topicId().toString());
        }
    }

    /**
     * Replays letters as they are.
     *
     * @return which; those that somebody else dealt with meanwhile are left out
     * @throws TooLarge if the replay topic does not take one of them; then none is replayed
     */
    List<LetterSummary> replay(List<DeadLetter> letters) {
        Map<LetterId, DeadLetter> whole = letters.stream().collect(Collectors.toMap(DeadLetter::id, one -> one));
        return settle(
                letters.stream().map(DeadLetter::summary).toList(),
                summary ->
                        Stream.ofNullable(whole.get(summary.id())).map(letter -> ReplayRecord.of(replayTopic, letter)),
                Fate.REPLAYED,
                "");
    }

    /** Replays a letter with another value, under a replay id of its own. */
    List<LetterSummary> replayEdited(DeadLetter letter, byte[] corrected, String why) {
        ProducerRecord<byte[], byte[]> edited = ReplayRecord.edited(replayTopic, letter, corrected);
        return settle(List.of(letter.summary()), summary -> Stream.of(edited), Fate.EDITED, why);
    }

    /** Puts letters on record as given up. */
    List<LetterSummary> discard(List<LetterSummary> letters, String why) {
        return settle(letters, letter -> Stream.empty(), Fate.DISCARDED, why);
    }

    private List<LetterSummary> settle(
            List<LetterSummary> letters,
            Function<LetterSummary, Stream<ProducerRecord<byte[], byte[]>>> records,
            Fate fate,
            String why) {
        try {
            return inTransaction(letters, records, fate, why);
        } catch (KafkaException failed) {
            if (NestedExceptionUtils.getMostSpecificCause(failed) instanceof RecordTooLargeException) {
                throw new TooLarge();
            }
            throw new NotStartable("Kafka did not confirm what was to be done with letters of " + group
                    + "; ./eventctl dlq list shows those that were left as they were: "
                    + Brokers.reason(failed).lines().findFirst().orElse(""));
        }
    }

    private List<LetterSummary> inTransaction(
            List<LetterSummary> letters,
            Function<LetterSummary, Stream<ProducerRecord<byte[], byte[]>>> records,
            Fate fate,
            String why) {
        List<LetterSummary> settled = kafka.executeInTransaction(operations -> {
            // Read after the transaction has begun: whoever was first is fenced by now, and committed or not at all.
            LedgerEntries entries = ledger.read();
            List<LetterSummary> open = letters.stream()
                    .filter(letter -> entries.of(letter.id(), letter.at()).isEmpty())
                    .toList();
            open.forEach(letter -> {
                records.apply(letter).forEach(operations::send);
                operations.send(Ledger.entry(letter.id(), operator.did(fate, why, letter.id())));
            });
            return open;
        });
        return settled == null ? List.of() : settled;
    }

    @Override
    public void close() {
        producers.destroy();
    }

    /** A letter is larger than its replay topic takes. */
    static final class TooLarge extends RuntimeException {}
}
