package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.BrokerTopics;
import io.eventorchestrator.platform.TopicDifference;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
final class PlanCommand implements Callable<Integer> {

    @Mixin
    private WantedTopics wanted = new WantedTopics();

    @Mixin
    private LiveTopics live = new LiveTopics();

    @Option(names = "--json", description = "one JSON document, for scripts")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<Topic> topics = wanted.all();
        return live.ask(brokers -> plan(topics, brokers));
    }

    private int plan(List<Topic> topics, BrokerTopics brokers) {
        List<TopicDifference> differences = brokers.differences(topics);
        TopicsPlan plan = TopicsPlan.of(differences, brokers.tried(topics, differences), false);
        if (json) {
            spec.commandLine().getOut().println(PlanJson.of(plan, topics, false));
        } else {
            new PlanText(spec.commandLine().getOut(), topics).plan(plan);
        }
        return plan.isStuck() ? 1 : 0;
    }
}
