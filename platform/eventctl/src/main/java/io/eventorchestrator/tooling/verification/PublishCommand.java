package io.eventorchestrator.tooling.verification;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.ServiceDatabase;
import io.eventorchestrator.tooling.access.ServiceDatabases;
import io.eventorchestrator.tooling.terminal.KnownNames;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Publishes events through their producer's outbox. */
@Command(
        name = "publish",
        description = "Publish an event of the contract through its producer's outbox, by default its example, with a"
                + " new id and correlation id. Without --probe its consumers handle it like any other event. It needs"
                + " the platform that runs here, or the producer's database as in ORDER_SERVICE_DATABASE_URL.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all events are in the outbox",
            "1:the data are refused; nothing is published",
            "2:the command line is wrong",
            "3:the database does not answer; nothing is published"
        },
        mixinStandardHelpOptions = true)
public final class PublishCommand implements Callable<Integer> {

    private static final int MOST = 1_000;

    @Parameters(paramLabel = "TYPE", description = "the event's type or class, such as OrderPlaced")
    private String type = "";

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "the event's data, a JSON object; - for standard input; the contract's example by default")
    private @Nullable String data;

    @Option(names = "--key", paramLabel = "KEY", description = "the partition key, instead of the one in the data")
    private @Nullable String key;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "number of events, up to 1000, which differ only in their ids; 1 by default",
            defaultValue = "1")
    private int count;

    @Option(
            names = "--probe",
            description = "mark it as a probe, which has no effect on the business; the example gets a new key then")
    private boolean probe;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Catalogue catalogue = Catalogue.load();
        Channel channel = channel(catalogue);
        if (count < 1 || count > MOST) {
            throw wrong("--count must be from 1 to " + MOST + ".");
        }
        try {
            publish(channel, events(catalogue, channel));
            return 0;
        } catch (RefusedData refused) {
            spec.commandLine().getErr().println("Nothing is published: " + refused.getMessage() + ".");
            return 1;
        }
    }

    private Channel channel(Catalogue catalogue) {
        return catalogue
                .findChannel(type)
                .or(() -> catalogue.findEvent(type))
                .orElseThrow(() -> wrong("The contract has no event " + type
                        + new KnownNames(catalogue.channels().stream()
                                        .map(Channel::topic)
                                        .toList())
                                .insteadOf(type, "it has")));
    }

    private Supplier<PublishedEvents.Ready> events(Catalogue catalogue, Channel channel) {
        ObjectNode example = SampleEvents.example(channel)
                .orElseThrow(() -> new RefusedData("the contract has no example of " + channel.topic()));
        ObjectNode given = data == null
                ? (ObjectNode) example.path("data")
                : new GivenData(data, catalogue.limits().largestEvent()).read();
        String chosen = key == null && probe && data == null ? UUID.randomUUID().toString() : key;
        if (chosen != null) {
            given.put(channel.key(), chosen);
        }
        PublishedEvents events = new PublishedEvents(channel, catalogue.limits(), Clock.systemUTC());
        events.check(given);
        return () -> events.of(example, given, probe);
    }

    private void publish(Channel channel, Supplier<PublishedEvents.Ready> events) {
        String producer = channel.producer();
        PrintWriter out = spec.commandLine().getOut();
        List<String> ids = append(channel, events);
        out.println("in the outbox of " + producer + ": " + channel.topic());
        ids.forEach(id -> out.println("  id " + id + "  correlation id " + id + "  follow it: ./eventctl trace " + id));
        out.flush();
    }

    private List<String> append(Channel channel, Supplier<PublishedEvents.Ready> events) {
        String producer = channel.producer();
        ServiceDatabase outbox =
                Objects.requireNonNull(ServiceDatabases.of(List.of(producer)).get(producer));
        try {
            return outbox.work(database -> new ProducerOutbox(database).append(channel, count, events));
        } catch (DataAccessException | TransactionException failed) {
            throw new NotStartable("The database of " + producer + " can't be used: " + outbox.reason(failed)
                    + ". Publishing needs the service's own login.");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
