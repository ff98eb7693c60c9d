package io.eventorchestrator.tooling.verification;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.BrokerTopics;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.TopicDifference;
import io.eventorchestrator.platform.TopicDifference.Kind;
import io.eventorchestrator.tooling.access.Brokers;
import io.eventorchestrator.tooling.access.ServiceDatabase;
import io.eventorchestrator.tooling.access.ServiceDatabases;
import io.eventorchestrator.tooling.deadletters.ProbeLetters;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies a running platform from end to end. */
@Command(
        name = "verify",
        description = "Verify a running platform: compare its topics with the contract, then send probes of each event"
                + " through its producer's outbox and follow them to each consumer group: a sample, its duplicate and a"
                + " malformed one. Probes have no effect on the business, and their dead letters are settled. Works on"
                + " the platform that runs here, or on one whose brokers (--brokers, KAFKA_BROKERS) and databases"
                + " (ORDER_SERVICE_DATABASE_URL, …, with the services' own logins) are named.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:each group takes each of its events, and the topics are as the contract says",
            "1:something does not work; the output names it",
            "2:the command line is wrong",
            "3:the brokers or a database do not answer"
        },
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {

    private static final Duration TO_ANSWER = Duration.ofSeconds(30);
    private static final String OPERATOR = "eventctl verify";

    @Mixin
    private Brokers brokers = new Brokers();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "maximum time for the probes to arrive; 60 by default",
            defaultValue = "60")
    private int wait;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Catalogue catalogue = Catalogue.load();
        Map<String, ServiceDatabase> databases = ServiceDatabases.of(catalogue.services());
        try {
            return verify(catalogue, databases);
        } catch (KafkaException failed) {
            throw new NotStartable("The brokers at " + brokers.address() + " do not answer: " + Brokers.reason(failed));
        }
    }

    private int verify(Catalogue catalogue, Map<String, ServiceDatabase> databases) {
        List<TopicDifference> drift = drift(catalogue);
        Report report = new Report(out());
        report.topics(catalogue.topics().size(), drift);
        ProbeLetters letters = new ProbeLetters(brokers.client(), catalogue, Instant.now(), OPERATOR, this::tell);
        ProbeRun run = new ProbeRun(catalogue, missing(drift), databases, letters);
        run.send();
        run.follow(Duration.ofSeconds(Math.max(1, wait)));
        run.end();
        try (GroupState groups = new GroupState(brokers.client())) {
            report.probes(run, groups);
        }
        return report.isGood() ? 0 : 1;
    }

    private List<TopicDifference> drift(Catalogue catalogue) {
        try (BrokerTopics topics = BrokerTopics.of(brokers.client(), TO_ANSWER)) {
            return topics.differences(catalogue.topics()).stream()
                    .filter(TopicDifference::isDrift)
                    .toList();
        }
    }

    private static Set<String> missing(List<TopicDifference> drift) {
        return drift.stream()
                .filter(difference -> difference.kind() == Kind.MISSING)
                .map(TopicDifference::topic)
                .collect(Collectors.toSet());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void tell(String line) {
        spec.commandLine().getErr().println(Printable.text(line));
    }
}
