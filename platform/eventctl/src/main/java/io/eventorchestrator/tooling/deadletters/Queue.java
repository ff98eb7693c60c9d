package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.Brokers;
import io.eventorchestrator.tooling.deadletters.Replay.Operator;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The dead letter queues of a broker, for one operator.
 *
 * <p>All reading methods throw {@link NotStartable} if the broker is unreachable or the ledger can't be read to its
 * end; other unreadable data are reported at the end.
 */
final class Queue {

    @Mixin
    private Brokers brokers = new Brokers();

    @Option(names = "--by", paramLabel = "NAME", description = "the operator, for the ledger; you by default")
    private String by = System.getProperty("user.name");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    private final Catalogue catalogue = Catalogue.load();
    private final FailureReport failures = new FailureReport();
    private @Nullable SelectionCheck names;

    /** Reads every selected open letter, in no particular order, without keeping it. */
    void read(Selection selection, Consumer<DeadLetter> each) {
        reading(reader -> {
            LetterBox box = letterBox(reader);
            box.read(wanted(selection, box.topics()), each);
            return true;
        });
    }

    /** The selected open letters, oldest first; none if a name is unknown. */
    List<LetterSummary> look(Selection selection) {
        return reading(reader -> {
            LetterBox box = letterBox(reader);
            return box.summaries(wanted(selection, box.topics()));
        });
    }

    /**
     * The selected open letters, oldest first.
     *
     * @throws ParameterException if a name in the selection is unknown
     * @throws NotStartable if it may be in a letter that can't be read
     */
    List<LetterSummary> letters(Selection selection) {
        List<LetterSummary> letters = look(selection);
        refuseUnknownNames();
        return letters;
    }

    /**
     * The selected letters: of those that the selection names by id also settled ones.
     *
     * @throws ParameterException if a name in the selection is unknown, to the ledger too
     * @throws NotStartable if it may be in a letter that can't be read
     */
    SettledLetters named(Selection selection) {
        SettledLetters letters = reading(reader -> {
            LetterBox box = letterBox(reader);
            Predicate<DeadLetter> wanted = wanted(selection, box.topics());
            return selection.namesLetters()
                    ? box.settled(wanted)
                    : new SettledLetters(box.summaries(wanted), new LedgerState());
        });
        Objects.requireNonNull(names).see(letters.ledger());
        refuseUnknownNames();
        return letters;
    }

    private Predicate<DeadLetter> wanted(Selection selection, DeadLetterTopics topics) {
        SelectionCheck given = new SelectionCheck(selection, topics);
        names = given;
        return letter -> {
            given.see(letter);
            return selection.matches(letter);
        };
    }

    /**
     * @throws ParameterException if a name in the last selection that was read is unknown
     * @throws NotStartable if it may be in a letter that was not read
     */
    void refuseUnknownNames() {
        Optional.ofNullable(names).flatMap(SelectionCheck::complaint).ifPresent(complaint -> {
            failures.unread().ifPresent(unread -> {
                throw new NotStartable("Nothing is done, since not all letters can be read: " + unread
                        + ". Among those that were read: " + complaint);
            });
            throw new ParameterException(spec.commandLine(), complaint);
        });
    }

    /** Reads letters again in full, a portion at a time. */
    void load(List<LetterSummary> letters, Consumer<List<DeadLetter>> each) {
        reading(reader -> {
            LetterBox box = letterBox(reader);
            Portions.of(letters).forEach(portion -> each.accept(box.load(portion)));
            return true;
        });
    }

    /** Replays, edits or discards letters of one group. */
    <T> T work(String group, Function<Replay, T> work) {
        Operator operator = new Operator(by, Clock.systemUTC());
        return reading(reader -> {
            Ledger ledger = new Ledger(reader, new FailureReport(), this::tell);
            try (Replay replay = new Replay(brokers.client(), group, operator, ledger)) {
                return work.apply(replay);
            }
        });
    }

    /** Reads the complete topics that letters come from. */
    void readEvents(Consumer<ConsumerRecord<byte[], byte[]>> each) {
        failures.addAll(reading(reader -> reader.read(letterBox(reader).topics().eventTopics(), each)));
    }

    /** Reports unreadable data, in which case the exit code is an error. */
    int exitCode(int otherwise) {
        failures.print(spec.commandLine().getErr());
        return failures.isEmpty() ? otherwise : Math.max(otherwise, 1);
    }

    void leftOut(ReadFailure failure) {
        failures.add(failure);
    }

    private LetterBox letterBox(TopicReader reader) {
        return new LetterBox(catalogue, reader, new Ledger(reader, failures, this::tell), failures);
    }

    private void tell(String line) {
        PrintWriter people = spec.commandLine().getErr();
        people.println(Printable.text(line));
        people.flush();
    }

    private <T> T reading(Function<TopicReader, T> work) {
        try (TopicReader reader = new TopicReader(brokers.client())) {
            return work.apply(reader);
        } catch (KafkaException unreachable) {
            throw new NotStartable(
                    "Kafka at " + brokers.address() + " does not answer: " + Brokers.reason(unreachable));
        }
    }
}
