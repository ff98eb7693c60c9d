package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.BrokerTopics;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the brokers' topics with the contract's, for a person or a script. */
abstract sealed class ComparingCommand implements Callable<Integer> permits PlanCommand, ApplyCommand, VerifyCommand {

    @Mixin
    private WantedTopics wanted = new WantedTopics();

    @Mixin
    private LiveTopics live = new LiveTopics();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "maximum time for an answer of the brokers; 60 by default",
            defaultValue = "60")
    private int wait;

    @Option(names = "--json", description = "one JSON document, for scripts")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public final Integer call() throws IOException {
        List<Topic> topics = wanted.all();
        return live.ask(patience(), brokers -> run(topics, brokers));
    }

    /** @return the exit code */
    abstract int run(List<Topic> topics, BrokerTopics brokers);

    final Duration patience() {
        return Duration.ofSeconds(Math.max(1, wait));
    }

    final boolean isForScripts() {
        return json;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PlanText text(List<Topic> topics) {
        return new PlanText(out(), topics);
    }

    /** @param text prints the plan for a person */
    final void show(TopicsPlan plan, List<Topic> topics, BiConsumer<PlanText, TopicsPlan> text) {
        if (json) {
            out().println(PlanJson.of(plan, topics, false));
        } else {
            text.accept(text(topics), plan);
        }
    }
}
