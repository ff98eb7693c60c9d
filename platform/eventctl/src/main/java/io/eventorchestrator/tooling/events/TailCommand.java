package io.eventorchestrator.tooling.events;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.Brokers;
import io.eventorchestrator.tooling.terminal.KnownNames;
import io.eventorchestrator.tooling.topics.ContractChoice;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints events as they arrive. */
@Command(
        name = "tail",
        description = "Print events and dead letters as they arrive, until it is stopped. Joins no consumer group, so"
                + " it takes no event from a service.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the requested number of records was printed",
            "2:the command line is wrong",
            "3:the brokers do not answer, or have none of the topics"
        },
        mixinStandardHelpOptions = true)
public final class TailCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "TOPIC",
            description = "topics of the contract; by default those of all events and dead letters")
    private List<String> topics = List.of();

    @Mixin
    private ContractChoice contract = new ContractChoice();

    @Mixin
    private Brokers brokers = new Brokers();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "begin with the records since a time such as 2026-11-24T10:00:00Z; by default with the next")
    private @Nullable Instant since;

    @Option(names = "--count", paramLabel = "N", description = "end after so many records")
    private @Nullable Long count;

    @Option(names = "--json", description = "each record as a line of JSON, complete")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Collection<String> chosen = chosen(contract.catalogue());
        try (Follower follower = new Follower(brokers.client())) {
            List<String> missing = follower.start(chosen, since);
            if (missing.size() == chosen.size()) {
                throw new NotStartable("The brokers at " + brokers.address() + " have no topic "
                        + String.join(", ", missing) + ", or hide it from this login.");
            }
            missing.forEach(topic -> spec.commandLine()
                    .getErr()
                    .println("left out " + topic + ": no such topic, or this login may not see it"));
            print(follower);
            return 0;
        }
    }

    private void print(Follower follower) {
        long left = count == null ? Long.MAX_VALUE : count;
        while (left > 0) {
            for (ConsumerRecord<byte[], byte[]> next : follower.next()) {
                if (left-- > 0) {
                    spec.commandLine().getOut().println(json ? SeenRecord.json(next) : SeenRecord.line(next));
                }
            }
            spec.commandLine().getOut().flush();
        }
    }

    private Collection<String> chosen(Catalogue catalogue) {
        List<String> known = catalogue.topics().stream().map(Topic::name).toList();
        topics.stream().filter(topic -> !known.contains(topic)).findFirst().ifPresent(unknown -> {
            throw new ParameterException(
                    spec.commandLine(),
                    "The contract has no topic " + unknown + new KnownNames(known).insteadOf(unknown, "it has"));
        });
        return topics.isEmpty() ? byDefault(catalogue, known) : Set.copyOf(topics);
    }

    private static Collection<String> byDefault(Catalogue catalogue, Collection<String> known) {
        return Stream.concat(
                        catalogue.channels().stream().map(Channel::topic),
                        known.stream().filter(topic -> topic.endsWith(Group.DEAD_LETTERS)))
                .toList();
    }
}
