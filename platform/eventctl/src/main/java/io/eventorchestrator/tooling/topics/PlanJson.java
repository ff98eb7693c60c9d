package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.TopicDifference;
import io.eventorchestrator.platform.TopicDifference.Kind;
import io.eventorchestrator.tooling.terminal.Printable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A plan for a script, as one JSON document. */
final class PlanJson {

    private PlanJson() {}

    /** @param done whether the possible steps are done */
    static String of(TopicsPlan plan, Collection<Topic> wanted, boolean done) {
        Map<String, Topic> topics = wanted.stream().collect(Collectors.toMap(Topic::name, topic -> topic));
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("topics", topics.size())
                .put("asDeclared", done ? !plan.isStuck() : plan.isFulfilled())
                .put("movesKeys", plan.movesKeys());
        List<ObjectNode> differences = plan.steps().stream()
                .map(step -> difference(step, topics).put("done", done && step.isPossible()))
                .toList();
        json.putArray("differences").addAll(differences);
        return Printable.json(json);
    }

    private static ObjectNode difference(TopicsPlan.Step step, Map<String, Topic> topics) {
        TopicDifference difference = step.difference();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("topic", difference.topic())
                .put("kind", difference.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("setting", difference.setting())
                .put("present", difference.present())
                .put("default", difference.isDefault())
                .put("wanted", difference.wanted())
                .put("obstacle", step.obstacle());
        Topic topic = topics.get(difference.topic());
        if (difference.kind() == Kind.MISSING && topic != null) {
            json.set("create", create(topic));
        }
        return json;
    }

    private static ObjectNode create(Topic topic) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("partitions", topic.partitions());
        topic.replicas().ifPresent(replicas -> json.put("replicas", replicas));
        ObjectNode config = json.putObject("config");
        new TreeMap<>(topic.config()).forEach(config::put);
        return json;
    }
}
