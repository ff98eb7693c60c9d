package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.BrokerTopics;
import io.eventorchestrator.platform.TopicDifference;
import io.eventorchestrator.platform.TopicOutcome;
import io.eventorchestrator.tooling.access.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates and configures the contract's topics on the brokers; may be repeated at any time. */
@Command(
        name = "apply",
        description = "Create the contract's missing topics on the brokers, raise partitions and change settings."
                + " Without --yes, shows the plan and changes nothing. Never deletes a topic or a partition, and leaves"
                + " other topics and undeclared settings alone.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the brokers are as the contract says",
            "1:--yes is missing, or something differs that could not be changed",
            "2:the command line is wrong",
            "3:the brokers do not answer, or the contract can't be used; changes made so far stay, repeat for the rest"
        },
        mixinStandardHelpOptions = true)
final class ApplyCommand extends ComparingCommand {

    private static final Duration AGAIN = Duration.ofMillis(200);

    @Option(names = "--yes", description = "make the changes")
    private boolean yes;

    @Option(
            names = "--keep-partitions",
            description = "raise no partitions, since that moves keys; for unattended runs")
    private boolean keepsPartitions;

    @Override
    int run(List<Topic> topics, BrokerTopics brokers) {
        return yes ? apply(topics, brokers) : plan(topics, brokers);
    }

    private int plan(List<Topic> topics, BrokerTopics brokers) {
        TopicsPlan plan = TopicsPlan.tried(topics, brokers, keepsPartitions);
        show(plan, topics, PlanText::planOnly);
        return plan.isFulfilled() ? 0 : 1;
    }

    private int apply(List<Topic> topics, BrokerTopics brokers) {
        List<TopicDifference> differences = brokers.differences(topics);
        TopicsPlan intended = TopicsPlan.of(differences, List.of(), keepsPartitions);
        if (!isForScripts()) {
            text(topics).warn(intended);
        }
        List<TopicOutcome> outcomes = new ArrayList<>();
        brokers.apply(topics, intended.possible(), outcome -> {
            outcomes.add(outcome);
            tell(outcome, topics);
        });
        TopicsPlan done = TopicsPlan.of(differences, outcomes, keepsPartitions);
        awaitSeen(topics, done.possible(), brokers);
        if (isForScripts()) {
            out().println(PlanJson.of(done, topics, true));
        } else {
            text(topics).end(done);
        }
        return done.isStuck() ? 1 : 0;
    }

    // A broker hears of a change a moment after the controller has made it.
    private void awaitSeen(List<Topic> topics, List<TopicDifference> done, BrokerTopics brokers) {
        if (!done.isEmpty()) {
            new Patience(patience(), AGAIN)
                    .await(() -> brokers.differences(topics).stream().noneMatch(done::contains));
        }
    }

    private void tell(TopicOutcome outcome, List<Topic> topics) {
        if (!isForScripts() && outcome.refusal() == null) {
            outcome.differences().forEach(text(topics)::done);
        }
    }
}
