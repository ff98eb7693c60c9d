package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.BrokerTopics;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Names each difference between the brokers and the contract. */
@Command(
        name = "verify",
        description = "Check that the brokers have the contract's topics, with the partitions, copies and settings that"
                + " it declares. Names each difference.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is as the contract says",
            "1:something differs, or this login may not see it",
            "2:the command line is wrong",
            "3:the brokers do not answer, or the contract can't be used"
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

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
        return live.ask(brokers -> verify(topics, brokers));
    }

    private int verify(List<Topic> topics, BrokerTopics brokers) {
        TopicsPlan plan = TopicsPlan.of(brokers.differences(topics), List.of(), false);
        if (json) {
            spec.commandLine().getOut().println(PlanJson.of(plan, topics, false));
        } else {
            new PlanText(spec.commandLine().getOut(), topics).differences(plan);
        }
        return plan.isFulfilled() ? 0 : 1;
    }
}
