package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Group;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * The open dead letters of an event, for commands that count them.
 *
 * <p>Methods throw {@link org.apache.kafka.common.KafkaException} if the broker does not answer or refuses.
 */
public final class OpenLetters {

    private final TopicReader reader;
    private final FailureReport failures = new FailureReport();
    private final LedgerState settled;
    private final long most;

    /**
     * Reads which letters are settled.
     *
     * @param most number of letters of a group that are read at most
     */
    public OpenLetters(TopicReader reader, long most) {
        this.reader = reader;
        this.most = most;
        this.settled = new Ledger(reader, failures, waits -> {}).readNow();
    }

    /**
     * Reads the oldest letters of a group for a topic, and of its replays.
     *
     * @param each receives the value of each open letter: the original's bytes, null if it had none
     */
    public BoundedReading read(Group group, String topic, Consumer<byte @Nullable []> each) {
        Collection<String> topics = List.of(group.deadLetterTopic(topic), group.deadLetterTopic(group.replayTopic()));
        Map<String, Uuid> ids = reader.facts().ids(topics);
        return reader.readOldest(topics, most, polled -> {
            Uuid id = Objects.requireNonNullElse(ids.get(polled.topic()), Uuid.ZERO_UUID);
            DeadLetter letter = DeadLetter.of(polled, id, group.name());
            if (settled.of(letter.id(), letter.at()).isEmpty()) {
                each.accept(letter.value());
            }
        });
    }

    /** The unreadable records of the ledger, a line each. */
    public List<String> flaws() {
        return failures.lines();
    }
}
