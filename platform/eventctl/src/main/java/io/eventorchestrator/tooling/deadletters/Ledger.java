package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.Brokers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * The compacted topic that records the outcome of each letter; open letters are all letters minus the ledger. It is
 * read to its end or not at all, because a missed entry would make a settled letter look open.
 */
final class Ledger {

    static final String TOPIC = "dlq.ledger";

    private static final int TRIES = 3;

    private final TopicReader reader;
    private final FailureReport failures;
    private final Consumer<String> progress;

    /**
     * @param failures receives unreadable entries
     * @param progress receives the reason for a wait
     */
    Ledger(TopicReader reader, FailureReport failures, Consumer<String> progress) {
        this.reader = reader;
        this.failures = failures;
        this.progress = progress;
    }

    /**
     * Returns all entries committed so far. Waits for open transactions, and aborts those of operators that have been
     * open for some seconds, which leaves their letters unchanged.
     *
     * @throws NotStartable if the end can't be reached, naming the blocking transaction
     * @throws KafkaException if the broker does not answer
     */
    LedgerState read() {
        LedgerState entries = new LedgerState();
        List<ReadFailure> held = scan(entries);
        for (int tries = 1; !held.isEmpty() && tries < TRIES; tries++) {
            progress.accept("Waiting for " + held.getFirst());
            endTransactionsOfOperators();
            held = scan(entries);
        }
        if (!held.isEmpty()) {
            throw new NotStartable("Nothing is done, since the ledger can't be read to its end: " + held.getFirst()
                    + ". Try again once the transaction has ended, at its time-out or by kafka-transactions.sh abort;"
                    + " ./eventctl topics apply creates a missing topic.");
        }
        failures.addAll(entries.unreadable());
        return entries;
    }

    /**
     * Returns the entries as far as they can be read now, for commands that only count letters. Ends no transaction.
     *
     * @throws KafkaException if the broker does not answer
     */
    LedgerState readNow() {
        LedgerState entries = new LedgerState();
        failures.addAll(scan(entries));
        failures.addAll(entries.unreadable());
        return entries;
    }

    private List<ReadFailure> scan(LedgerState entries) {
        return reader.read(List.of(TOPIC), polled -> put(polled, entries));
    }

    private void put(ConsumerRecord<byte[], byte[]> polled, LedgerState entries) {
        String place = polled.key() == null ? "" : new String(polled.key(), StandardCharsets.UTF_8);
        if (polled.value() == null) {
            entries.remove(place);
            return;
        }
        LedgerEntry.read(polled.value())
                .ifPresentOrElse(
                        entry -> entries.put(place, entry),
                        () -> entries.putUnreadable(
                                place,
                                ReadFailure.at(
                                        polled, "not a ledger entry, so the letter " + place + " counts as open")));
    }

    private void endTransactionsOfOperators() {
        try {
            TransactionMonitor transactions = reader.facts().transactions();
            transactions.endThoseOfOperators(reader.facts().partitions(List.of(TOPIC)).stream()
                    .flatMap(partition -> transactions.on(partition).stream())
                    .toList());
        } catch (KafkaException refused) {
            progress.accept("It can't be ended from here: " + Brokers.reason(refused));
        }
    }

    static ProducerRecord<byte[], byte[]> entry(LetterId letter, LedgerEntry entry) {
        return new ProducerRecord<>(TOPIC, letter.toString().getBytes(StandardCharsets.UTF_8), entry.json());
    }
}
