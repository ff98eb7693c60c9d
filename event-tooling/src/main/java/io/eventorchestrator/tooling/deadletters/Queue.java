package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.deadletters.Replay.Operator;
import io.eventorchestrator.tooling.platform.Brokers;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(names = "--by", paramLabel = "NAME", description = "who works the queue, for the record; you")
    private String by = System.getProperty("user.name");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    private final Catalogue catalogue = Catalogue.load();
    private final Gaps gaps = new Gaps();

    /** Reads every selected open letter, in no particular order, without keeping it. */
    void read(Selection selection, Consumer<DeadLetter> each) {
        reading(reader -> {
            letterBox(reader).read(selection::matches, each);
            return true;
        });
    }

    /** Every selected open letter, oldest first. */
    List<LetterSummary> letters(Selection selection) {
        return reading(reader -> letterBox(reader).summaries(selection::matches));
    }

    /** Reads letters again in full, a portion at a time. */
    void load(List<LetterSummary> letters, Consumer<List<DeadLetter>> each) {
        reading(reader -> {
            Portions.of(letters)
                    .forEach(portion -> each.accept(letterBox(reader).load(portion)));
            return true;
        });
    }

    /** Replays, edits or discards letters of one group. */
    <T> T work(String group, Function<Replay, T> work) {
        Operator operator = new Operator(by, Clock.systemUTC());
        return reading(reader -> {
            Ledger ledger = new Ledger(reader, new Gaps(), this::tell);
            try (Replay replay = new Replay(catalogue, brokers.client(), group, operator, ledger)) {
                return work.apply(replay);
            }
        });
    }

    /** Reads all records of topics. */
    void read(Collection<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        gaps.addAll(reading(reader -> reader.read(topics, each)));
    }

    /** Reports unreadable data, in which case the exit code is an error. */
    int exitCode(int otherwise) {
        gaps.print(spec.commandLine().getErr());
        return gaps.isEmpty() ? otherwise : Math.max(otherwise, 1);
    }

    void leftOut(Gap gap) {
        gaps.add(gap);
    }

    private LetterBox letterBox(TopicReader reader) {
        return new LetterBox(catalogue, reader, new Ledger(reader, gaps, this::tell), gaps);
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
