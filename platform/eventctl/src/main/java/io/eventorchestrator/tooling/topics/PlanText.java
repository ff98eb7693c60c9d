package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.Count;
import io.eventorchestrator.platform.TopicDifference;
import io.eventorchestrator.platform.TopicDifference.Kind;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints a plan for a person, a line per difference. */
final class PlanText {

    private static final String MOVED_KEYS = "More partitions move keys: an event may go to another partition than the"
            + " earlier events of its key, and be handled before them. To keep the order, stop the producers first and"
            + " let the groups handle everything.";

    private final PrintWriter out;
    private final Map<String, Topic> topics;

    PlanText(PrintWriter out, Collection<Topic> wanted) {
        this.out = out;
        this.topics = wanted.stream().collect(Collectors.toMap(Topic::name, topic -> topic));
    }

    /** Prints the possible steps, and the impossible ones with their reasons. */
    void plan(TopicsPlan plan) {
        for (TopicsPlan.Step step : plan.steps()) {
            if (step.isPossible()) {
                String sign = step.difference().kind() == Kind.MISSING ? "+ " : "~ ";
                out.println(sign + action(step.difference()));
            } else {
                stays(step);
            }
        }
        warn(plan);
        out.println("Plan: " + counts(plan) + ".");
    }

    /** Prints a plan that is not applied. */
    void planOnly(TopicsPlan plan) {
        plan(plan);
        out.println("Nothing was changed" + (plan.possible().isEmpty() ? "." : "; --yes applies the plan."));
    }

    /** Warns if keys move to other partitions. */
    void warn(TopicsPlan plan) {
        if (plan.movesKeys()) {
            out.println(MOVED_KEYS);
            out.flush();
        }
    }

    /** Prints one step that was done. */
    void done(TopicDifference difference) {
        out.println("done: " + action(difference));
        out.flush();
    }

    /** Prints the steps that were impossible, and the number of those done. */
    void end(TopicsPlan plan) {
        plan.steps().stream().filter(step -> !step.isPossible()).forEach(this::stays);
        out.println("Done: " + counts(plan) + ".");
    }

    /** Prints the differences. */
    void differences(TopicsPlan plan) {
        plan.steps().forEach(this::stays);
        long drift = plan.steps().stream()
                .filter(step -> step.difference().isDrift())
                .count();
        out.println(
                drift == 0
                        ? "All " + topics.size() + " topics are as the contract says."
                        : Count.of(drift, "difference") + " in " + topics.size() + " topics.");
    }

    private void stays(TopicsPlan.Step step) {
        out.println((step.difference().isDrift() ? "! " : "  ")
                + Printable.text(step.difference().line())
                + (step.obstacle() == null ? "" : "; " + Printable.brief(step.obstacle())));
    }

    private String action(TopicDifference difference) {
        String topic = difference.topic();
        return switch (difference.kind()) {
            case MISSING -> topic + ": create, " + description(Objects.requireNonNull(topics.get(topic)));
            case PARTITIONS -> topic + ": raise partitions from " + difference.present() + " to " + difference.wanted();
            default ->
                "%s: set %s from %s to %s"
                        .formatted(
                                topic,
                                difference.setting(),
                                Printable.brief(difference.present()) + (difference.isDefault() ? " (default)" : ""),
                                difference.wanted());
        };
    }

    private static String description(Topic topic) {
        String replicas =
                topic.replicas().isPresent() ? ", replicas " + topic.replicas().getAsInt() : "";
        return Count.of(topic.partitions(), "partition") + replicas + ", " + new TreeMap<>(topic.config());
    }

    private static String counts(TopicsPlan plan) {
        return "create %s, set %s, raise the partitions of %s, leave %s"
                .formatted(
                        Count.of(plan.count(Kind.MISSING), "topic"),
                        Count.of(plan.count(Kind.SETTING), "setting"),
                        Count.of(plan.count(Kind.PARTITIONS), "topic"),
                        Count.of(
                                plan.steps().stream()
                                        .filter(TopicsPlan.Step::isStuck)
                                        .count(),
                                "difference"));
    }
}
