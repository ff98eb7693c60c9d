package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.Brokers;
import io.eventorchestrator.tooling.deadletters.LedgerEntry.Fate;
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
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Sends letters to the replay topic of their group. One Kafka transaction writes the replay and its ledger entry, with
 * the group's transactional id: a second operator on the same group fences the first, so a letter is replayed
 * exactly once.
 */
final class Replay implements AutoCloseable {

    /** Prefix of the operators' transactional ids. */
    static final String TRANSACTIONS = "dlq-";

    // The longest time that a killed operator's transaction blocks others that may not abort it.
    private static final int TRANSACTION_MS = 30_000;
    // The broker enforces the topic's limit.
    private static final int LARGEST = 64 << 20;

    private final String replayTopic;
    private final Ledger ledger;
    private final String group;
    private final Operator operator;
    private final DefaultKafkaProducerFactory<byte[], byte[]> producers;
    private final KafkaTemplate<byte[], byte[]> kafka;

    Replay(Map<String, Object> brokers, String group, Operator operator, Ledger ledger) {
        this.replayTopic = Group.replayTopic(group);
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

    /** The operator of the queue. */
    record Operator(String name, Clock clock) {

        LedgerEntry did(Fate fate, String why, LetterId letter) {
            return new LedgerEntry(
                    fate, name, clock.instant(), why, letter.topicId().toString());
        }
    }

    /**
     * Replays letters unchanged.
     *
     * @return the replayed letters, without those that another operator settled in the meantime
     * @throws TooLarge if the replay topic does not accept one of them; then none is replayed
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

    /** Replays a letter with another value and a new replay id. */
    List<LetterSummary> replayEdited(DeadLetter letter, byte[] corrected, String why) {
        ProducerRecord<byte[], byte[]> edited = ReplayRecord.edited(replayTopic, letter, corrected);
        return settle(List.of(letter.summary()), summary -> Stream.of(edited), Fate.EDITED, why);
    }

    /** Records letters as discarded. */
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
        } catch (KafkaException | org.springframework.kafka.KafkaException failed) {
            if (NestedExceptionUtils.getMostSpecificCause(failed) instanceof RecordTooLargeException) {
                throw new TooLarge();
            }
            throw new NotStartable("Kafka did not confirm the change of dead letters of " + group
                    + "; ./eventctl dlq list shows those that are still open: "
                    + Brokers.reason(failed).lines().findFirst().orElse(""));
        }
    }

    private List<LetterSummary> inTransaction(
            List<LetterSummary> letters,
            Function<LetterSummary, Stream<ProducerRecord<byte[], byte[]>>> records,
            Fate fate,
            String why) {
        List<LetterSummary> settled = kafka.executeInTransaction(operations -> {
            // Read after the transaction has begun: by now an earlier operator is fenced, its work committed or
            // aborted.
            LedgerState entries = ledger.read();
            List<LetterSummary> open = letters.stream()
                    .filter(letter -> entries.of(letter.id(), letter.at()).isEmpty())
                    .toList();
            open.forEach(letter -> {
                records.apply(letter).forEach(replay -> send(operations, replay));
                send(operations, Ledger.entry(letter.id(), operator.did(fate, why, letter.id())));
            });
            return open;
        });
        return settled == null ? List.of() : settled;
    }

    // The commit fails if a record could not be sent.
    private static void send(KafkaOperations<byte[], byte[]> operations, ProducerRecord<byte[], byte[]> written) {
        var unused = operations.send(written);
    }

    @Override
    public void close() {
        producers.destroy();
    }

    /** A letter exceeds the limit of its replay topic. */
    static final class TooLarge extends RuntimeException {}
}
