package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.tooling.deadletters.Replay.Operator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;

/**
 * The dead letters of probes. Nobody has to act on them, so the ledger says that they are discarded.
 *
 * <p>All methods throw {@link KafkaException} if the broker does not answer or refuses the request.
 */
public final class ProbeLetters {

    private static final String WHY = "the dead letter of a probe";
    // The possible difference between the clocks of this machine and of the letters' writers.
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private final Map<String, Object> client;
    private final Catalogue catalogue;
    private final Instant since;
    private final Operator operator;
    private final Consumer<String> tell;

    /**
     * @param client client settings for the brokers
     * @param since time of the oldest probe that matters
     * @param operator named in the ledger
     * @param tell receives the reason for a wait
     */
    public ProbeLetters(
            Map<String, Object> client, Catalogue catalogue, Instant since, String operator, Consumer<String> tell) {
        this.client = Map.copyOf(client);
        this.catalogue = catalogue;
        this.since = since.minus(CLOCKS);
        this.operator = new Operator(operator, Clock.systemUTC());
        this.tell = tell;
    }

    /** An event's letter in one dead letter topic. */
    public record Arrived(String event, String deadLetterTopic) {}

    /** The letters of these events that have arrived, settled or not. */
    public Set<Arrived> of(Collection<String> events) {
        Set<Arrived> arrived = new HashSet<>();
        try (TopicReader reader = new TopicReader(client)) {
            DeadLetterTopics topics =
                    DeadLetterTopics.of(catalogue, reader.facts().names());
            // The caller reports missing topics.
            var unused = reader.read(topics.groups().keySet(), since, polled -> {
                DeadLetter letter = DeadLetter.of(polled, Uuid.ZERO_UUID, "");
                if (events.contains(letter.eventId())) {
                    arrived.add(new Arrived(letter.eventId(), polled.topic()));
                }
            });
        }
        return arrived;
    }

    /**
     * Settles the open letters of these events, and those of all other probes, such as of an earlier run that did not
     * wait for them.
     *
     * @throws io.eventorchestrator.platform.NotStartable if the ledger can't be read to its end or written
     */
    public void settle(Collection<String> events) {
        try (TopicReader reader = new TopicReader(client)) {
            FailureReport failures = new FailureReport();
            Ledger ledger = new Ledger(reader, failures, tell);
            new LetterBox(catalogue, reader, ledger, failures)
                    .summaries(letter -> letter.isProbe() || events.contains(letter.eventId())).stream()
                            .collect(Collectors.groupingBy(LetterSummary::group))
                            .forEach((group, letters) -> settle(group, letters, ledger));
        }
    }

    private void settle(String group, List<LetterSummary> letters, Ledger ledger) {
        try (Replay replay = new Replay(client, group, operator, ledger)) {
            replay.discard(letters, WHY);
        }
    }
}
