package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** All open letters of all subscriptions. */
final class LetterBox {

    private final TopicReader reader;
    private final Ledger ledger;
    private final FailureReport failures;
    private final DeadLetterTopics topics;

    /** @param failures receives unreadable data */
    LetterBox(Catalogue catalogue, TopicReader reader, Ledger ledger, FailureReport failures) {
        this.reader = reader;
        this.ledger = ledger;
        this.failures = failures;
        this.topics = DeadLetterTopics.of(catalogue, reader.facts().names());
    }

    DeadLetterTopics topics() {
        return topics;
    }

    /** Tests every letter, open or settled, and passes on the open ones that are wanted. Keeps none. */
    void read(Predicate<DeadLetter> wanted, Consumer<DeadLetter> each) {
        LedgerState entries = ledger.read();
        readAll(
                letter -> wanted.test(letter)
                        && entries.of(letter.id(), letter.at()).isEmpty(),
                each);
    }

    /** The wanted letters, open or settled. */
    SettledLetters settled(Predicate<DeadLetter> wanted) {
        LedgerState entries = ledger.read();
        List<LetterSummary> summaries = new ArrayList<>();
        readAll(wanted, letter -> summaries.add(letter.summary()));
        summaries.sort(Comparator.comparing(LetterSummary::failedAt));
        return new SettledLetters(summaries, entries);
    }

    private void readAll(Predicate<DeadLetter> wanted, Consumer<DeadLetter> each) {
        Map<String, Uuid> ids = reader.facts().ids(topics.groups().keySet());
        failures.addUnread(reader.read(topics.groups().keySet(), polled -> {
            DeadLetter letter = letter(polled, ids);
            if (wanted.test(letter)) {
                letter.flaw().ifPresent(flaw -> failures.add(ReadFailure.at(polled, flaw)));
                each.accept(letter);
            }
        }));
    }

    /** Summaries of the wanted letters, oldest first. */
    List<LetterSummary> summaries(Predicate<DeadLetter> wanted) {
        List<LetterSummary> summaries = new ArrayList<>();
        read(wanted, letter -> summaries.add(letter.summary()));
        summaries.sort(Comparator.comparing(LetterSummary::failedAt));
        return summaries;
    }

    /** Reads letters again in full, in the same order; omits those that no longer exist. */
    List<DeadLetter> load(List<LetterSummary> summaries) {
        Map<TopicPartition, NavigableSet<Long>> wanted = new HashMap<>();
        summaries.forEach(summary -> wanted.computeIfAbsent(summary.id().topicPartition(), partition -> new TreeSet<>())
                .add(summary.id().offset()));
        Map<LetterId, DeadLetter> loaded = new HashMap<>();
        Map<String, Uuid> ids = reader.facts().ids(topics.groups().keySet());
        List<TopicPartition> unread = reader.fetch(wanted, polled -> {
            DeadLetter letter = letter(polled, ids);
            loaded.put(letter.id(), letter);
        });
        return summaries.stream()
                .map(LetterSummary::id)
                .flatMap(id -> Optional.ofNullable(loaded.get(id)).or(() -> missing(id, unread)).stream())
                .toList();
    }

    private Optional<DeadLetter> missing(LetterId id, List<TopicPartition> unread) {
        String why = unread.contains(id.topicPartition())
                ? "the letter was not read: " + TopicReader.NOTHING_CAME
                : "the letter was deleted meanwhile";
        failures.add(ReadFailure.from(id.topicPartition(), id.offset(), why));
        return Optional.empty();
    }

    private DeadLetter letter(ConsumerRecord<byte[], byte[]> polled, Map<String, Uuid> ids) {
        return DeadLetter.of(
                polled,
                ids.getOrDefault(polled.topic(), Uuid.ZERO_UUID),
                Objects.requireNonNull(topics.groups().get(polled.topic())));
    }
}
