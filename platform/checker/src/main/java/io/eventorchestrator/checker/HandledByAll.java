package io.eventorchestrator.checker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each group that subscribes to a topic has handled, or given up, each of its events. */
final class HandledByAll implements Rule {

    static final String RULE = "each group gets each event";

    private final Inboxes inboxes;
    private final Findings findings;
    private final Map<String, Set<String>> groups = new HashMap<>();

    HandledByAll(List<Run.ConsumerGroup> groups, Inboxes inboxes, Findings findings) {
        this.inboxes = inboxes;
        this.findings = findings;
        groups.stream()
                .filter(group -> !group.filtered())
                .forEach(group -> group.topics()
                        .forEach(topic -> this.groups
                                .computeIfAbsent(topic, name -> new HashSet<>())
                                .add(group.name())));
    }

    @Override
    public void published(TopicRecord found) {
        if (found.event().isPresent()) {
            groups.getOrDefault(found.topic(), Set.of()).stream().sorted().forEach(group -> {
                if (!inboxes.isSettled(Inboxes.identity(group, found.source(), found.eventId()))) {
                    findings.add(
                            RULE,
                            "event %s at %s is neither handled nor given up by %s"
                                    .formatted(found.eventId(), found.place(), group));
                }
            });
        }
    }
}
