package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.BrokerTopics;
import java.util.List;
import picocli.CommandLine.Command;

/** Shows what {@link ApplyCommand} would do, and changes nothing. */
@Command(
        name = "plan",
        description = "Show what apply would do on the brokers, with old and new values, and what they would refuse."
                + " Changes nothing.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:apply can do all of it",
            "1:something differs that apply can't change, or that the brokers refuse",
            "2:the command line is wrong",
            "3:the brokers do not answer, or the contract can't be used"
        },
        mixinStandardHelpOptions = true)
final class PlanCommand extends ComparingCommand {

    @Override
    int run(List<Topic> topics, BrokerTopics brokers) {
        TopicsPlan plan = TopicsPlan.tried(topics, brokers, false);
        show(plan, topics, PlanText::plan);
        return plan.isStuck() ? 1 : 0;
    }
}
