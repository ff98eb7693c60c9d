package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Catalogue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Every letter of every subscription that nobody has dealt with yet. */
final class LetterBox {

    private final TopicReader reader;
    private final Ledger ledger;
    private final Map<String, String> groupsByTopic;

    LetterBox(Catalogue catalogue, TopicReader reader) {
        this.reader = reader;
        this.ledger = new Ledger(reader);
        this.groupsByTopic = catalogue.groups().stream()
                .flatMap(group -> group.subscriptions().stream()
                        .map(topic -> Map.entry(group.deadLetterTopic(topic), group.name())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /** Those that are wanted, oldest first. */
    List<DeadLetter> open(Predicate<DeadLetter> wanted) {
        Map<String, LedgerEntry> done = ledger.read();
        List<DeadLetter> letters = new ArrayList<>();
        reader.read(groupsByTopic.keySet(), polled -> {
            DeadLetter letter = letter(polled);
            if (!done.containsKey(letter.id().toString()) && wanted.test(letter)) {
                letters.add(letter);
            }
        });
        letters.sort(Comparator.comparing(DeadLetter::failedAt));
        return letters;
    }

    private DeadLetter letter(ConsumerRecord<String, byte[]> polled) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : polled.headers()) {
            headers.put(header.key(), header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8));
        }
        byte[] value = polled.value() == null ? new byte[0] : polled.value();
        return new DeadLetter(
                new LetterId(polled.topic(), polled.partition(), polled.offset()),
                groupsByTopic.getOrDefault(polled.topic(), ""),
                polled.key(),
                headers,
                value,
                Instant.ofEpochMilli(polled.timestamp()));
    }
}
