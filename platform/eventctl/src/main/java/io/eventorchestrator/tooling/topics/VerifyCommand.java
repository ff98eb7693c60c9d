package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.BrokerTopics;
import java.util.List;
import picocli.CommandLine.Command;

/** Names each difference between the brokers and the contract. */
@Command(
        name = "verify",
        description =
                "Check that the brokers have the contract's topics, with the partitions, replicas and settings that"
                        + " it declares. Names each difference.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is as the contract says",
            "1:something differs, or this login may not see it",
            "2:the command line is wrong",
            "3:the brokers do not answer, or the contract can't be used"
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand extends ComparingCommand {

    @Override
    int run(List<Topic> topics, BrokerTopics brokers) {
        TopicsPlan plan = TopicsPlan.of(brokers.differences(topics), List.of(), false);
        show(plan, topics, PlanText::differences);
        return plan.isFulfilled() ? 0 : 1;
    }
}
