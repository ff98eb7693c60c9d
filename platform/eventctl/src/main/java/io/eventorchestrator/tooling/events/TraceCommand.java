package io.eventorchestrator.tooling.events;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.tooling.access.Brokers;
import io.eventorchestrator.tooling.deadletters.ReadFailure;
import io.eventorchestrator.tooling.deadletters.TopicReader;
import io.eventorchestrator.tooling.terminal.Printable;
import io.eventorchestrator.tooling.topics.ContractChoice;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows all events with one correlation id, or all that belong to one partition key. */
@Command(
        name = "trace",
        description = "Show all events with a correlation id, or all of an order or another partition key, as a tree of"
                + " causes, with their times, dead letters and replays, and on the platform that runs here those"
                + " that wait for another attempt. Sagas to which events belong follow, with their open steps.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all events with this correlation id, or of this key, are shown",
            "1:no event has this correlation id or key, or something could not be read",
            "2:the command line is wrong",
            "3:the brokers do not answer"
        },
        mixinStandardHelpOptions = true)
public final class TraceCommand implements Callable<Integer> {

    private static final String LEDGER = "dlq.ledger";
    private static final Duration WINDOW = Duration.ofDays(1);

    @Parameters(
            paramLabel = "CORRELATION_ID",
            description =
                    "as in logs and dead letters; or the first event's id, or a partition key such as an order's id")
    private String correlation = "";

    @Mixin
    private ContractChoice contract = new ContractChoice();

    @Mixin
    private Brokers brokers = new Brokers();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "read the topics from a time such as 2026-11-24T10:00:00Z; from a day ago by default")
    private @Nullable Instant since;

    @Option(
            names = "--json",
            description = "one line of JSON: the complete events in the order of their times, with notes")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Catalogue catalogue = contract.catalogue();
        Instant from = since == null ? Instant.now().minus(WINDOW) : since;
        List<String> flaws = new ArrayList<>();
        CorrelatedEvents correlated = read(topics(catalogue), from, flaws);
        addParked(correlated, catalogue, flaws);
        if (json) {
            print(correlated, catalogue, flaws.isEmpty() && correlated.isComplete());
        } else {
            print(correlated, catalogue, from);
        }
        flaws.forEach(flaw -> spec.commandLine().getErr().println(flaw));
        return flaws.isEmpty()
                        && correlated.isComplete()
                        && !correlated.events().isEmpty()
                ? 0
                : 1;
    }

    private CorrelatedEvents read(List<String> topics, Instant from, List<String> flaws) {
        CorrelatedEvents ofId = new CorrelatedEvents(correlation);
        try (TopicReader reader = new TopicReader(brokers.client())) {
            List<ReadFailure> failures = reader.read(topics, from, ofId::on);
            CorrelatedEvents found = ofId.ofKey().orElse(ofId);
            if (found != ofId) {
                failures = reader.read(topics, from, found::on);
            }
            failures.stream().map(ReadFailure::toString).forEach(flaws::add);
            return found;
        }
    }

    private static List<String> topics(Catalogue catalogue) {
        return catalogue.topics().stream()
                .map(Topic::name)
                .filter(topic -> !topic.equals(LEDGER))
                .toList();
    }

    private static void addParked(CorrelatedEvents correlated, Catalogue catalogue, List<String> flaws) {
        try {
            ParkedEvents.of(catalogue.services(), correlated.ids()).forEach(correlated::on);
        } catch (DataAccessException unreadable) {
            flaws.add("Waiting events are left out, since the database can't be read: "
                    + Printable.brief(Brokers.reason(unreadable)));
        }
    }

    private void print(CorrelatedEvents correlated, Catalogue catalogue, boolean complete) {
        PrintWriter out = spec.commandLine().getOut();
        List<TracedEvent> events = correlated.events();
        out.println(CorrelationJson.of(correlation, complete, events, TracedSaga.of(catalogue.sagas(), events)));
        out.flush();
    }

    private void print(CorrelatedEvents correlated, Catalogue catalogue, Instant from) {
        PrintWriter out = spec.commandLine().getOut();
        List<TracedEvent> events = correlated.events();
        if (events.isEmpty()) {
            out.println("No event since " + from + " has the correlation id or the partition key "
                    + Printable.brief(correlation) + "; --since reads further back.");
            return;
        }
        out.println(correlated.title());
        new CauseTree(events, out).print();
        TracedSaga.of(catalogue.sagas(), events).forEach(new SagaLines(Instant.now(), out)::print);
        if (!correlated.isComplete()) {
            out.println("There are more events than can be shown.");
        }
        out.flush();
    }
}
