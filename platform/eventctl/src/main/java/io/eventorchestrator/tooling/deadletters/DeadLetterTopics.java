package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Group;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The dead letter topics to be read: those of the contract, and those of other contracts on the same broker. A group of
 * another contract is known by its replay topic.
 *
 * @param groups by dead letter topic
 * @param eventTopics the topics that the letters came from
 */
record DeadLetterTopics(Map<String, String> groups, NavigableSet<String> eventTopics) {

    /**
     * Omits the contract's topics if the broker has only those of other contracts.
     *
     * @param there all topics of the broker
     */
    static DeadLetterTopics of(Catalogue catalogue, Set<String> there) {
        DeadLetterTopics topics = new DeadLetterTopics(new HashMap<>(), new TreeSet<>());
        Map<String, String> own = ofContract(catalogue);
        groupsOn(there).forEach(group -> topics.add(group, there));
        topics.groups.keySet().removeAll(own.keySet());
        if (topics.groups.isEmpty() || own.keySet().stream().anyMatch(there::contains)) {
            topics.groups.putAll(own);
            catalogue.channels().stream().map(Channel::topic).forEach(topics.eventTopics::add);
        }
        return topics;
    }

    private static Map<String, String> ofContract(Catalogue catalogue) {
        Map<String, String> groups = new HashMap<>();
        catalogue
                .groups()
                .forEach(group ->
                        group.subscriptions().forEach(topic -> groups.put(group.deadLetterTopic(topic), group.name())));
        return groups;
    }

    // Longest first, because t.a.b.dlq belongs to the group a.b, not to b.
    private static List<String> groupsOn(Collection<String> there) {
        return there.stream()
                .filter(topic -> topic.endsWith(Group.REPLAYS))
                .map(topic -> topic.substring(0, topic.length() - Group.REPLAYS.length()))
                .filter(Predicate.not(String::isEmpty))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private void add(String group, Set<String> there) {
        String ending = "." + group + Group.DEAD_LETTERS;
        there.stream()
                .filter(topic -> topic.endsWith(ending) && topic.length() > ending.length())
                .filter(topic -> groups.putIfAbsent(topic, group) == null)
                .map(topic -> topic.substring(0, topic.length() - ending.length()))
                .filter(there::contains)
                .forEach(eventTopics::add);
        String ofReplays = Group.replayTopic(group) + Group.DEAD_LETTERS;
        if (there.contains(ofReplays)) {
            groups.put(ofReplays, group);
        }
    }
}
