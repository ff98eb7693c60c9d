package io.eventorchestrator.checker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a history inconclusive whose inboxes have rows of groups, or of a group's topics, that run.json lacks. */
final class ListedGroups implements Rule {

    private final Map<String, Set<String>> topics = new HashMap<>();

    ListedGroups(List<Run.ConsumerGroup> groups) {
        groups.forEach(group -> topics.put(group.name(), Set.copyOf(group.topics())));
    }

    @Override
    public void applied(Applied note) {
        if (note.table().equals("event_inbox") && note.isNew() && !note.isFound()) {
            String group = note.after("consumer_group");
            Set<String> listed = topics.get(group);
            if (listed == null) {
                throw new UnreadableHistory("run.json lacks the consumer group " + group + ", which has events");
            }
            String topic = note.after("topic");
            if (!topic.isEmpty() && !listed.contains(topic) && !topic.equals(group + ".replay")) {
                throw new UnreadableHistory(
                        "run.json lacks the topic %s of the consumer group %s, which got an event from it"
                                .formatted(topic, group));
            }
        }
    }
}
