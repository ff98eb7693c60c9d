package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.Group;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes of consumer groups. */
final class GroupChanges {

    private final Map<String, Group> older;
    private final Map<String, Group> newer;

    GroupChanges(List<Group> older, List<Group> newer) {
        this.older = byName(older);
        this.newer = byName(newer);
    }

    private static Map<String, Group> byName(List<Group> groups) {
        return groups.stream().collect(Collectors.toMap(Group::name, Function.identity()));
    }

    Stream<Change> all() {
        return Stream.concat(older.keySet().stream(), newer.keySet().stream())
                .distinct()
                .sorted()
                .flatMap(this::of);
    }

    private Stream<Change> of(String name) {
        Group before = older.get(name);
        Group after = newer.get(name);
        if (before == null && after != null) {
            return Stream.of(new Change(name, "added: reads its topics from their oldest event", false));
        }
        if (before != null && after == null) {
            return Stream.of(
                    new Change(name, "removed; settle its dead letters first, since no consumer takes a replay", true));
        }
        return before == null || after == null ? Stream.empty() : differences(before, after);
    }

    private static Stream<Change> differences(Group before, Group after) {
        String name = after.name();
        return Stream.of(
                        ChannelChanges.difference(name, "service", before.service(), after.service(), "", true),
                        topics(name, after, before, "reads %s, from its oldest event", false),
                        topics(name, before, after, "does not read %s any longer", true),
                        ChannelChanges.difference(name, "routes", before.routes(), after.routes(), "", false))
                .flatMap(changes -> changes);
    }

    private static Stream<Change> topics(String name, Group one, Group other, String words, boolean breaking) {
        return one.topics().stream()
                .filter(topic -> !other.topics().contains(topic))
                .map(topic -> new Change(name, words.formatted(topic), breaking));
    }
}
