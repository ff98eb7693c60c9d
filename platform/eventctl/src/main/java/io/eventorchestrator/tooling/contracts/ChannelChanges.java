package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.Channel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes of events and their topics. */
final class ChannelChanges {

    private static final String MOVES = "; keys move to other partitions, so events of a key lose their order: use a"
            + " new topic, or let the topic run empty first";

    private final Map<String, Channel> older;
    private final Map<String, Channel> newer;

    ChannelChanges(List<Channel> older, List<Channel> newer) {
        this.older = byTopic(older);
        this.newer = byTopic(newer);
    }

    private static Map<String, Channel> byTopic(List<Channel> channels) {
        return channels.stream().collect(Collectors.toMap(Channel::topic, Function.identity()));
    }

    Stream<Change> all() {
        return Stream.concat(older.keySet().stream(), newer.keySet().stream())
                .distinct()
                .sorted()
                .flatMap(this::of);
    }

    private Stream<Change> of(String topic) {
        Channel before = older.get(topic);
        Channel after = newer.get(topic);
        if (before == null && after != null) {
            return Stream.of(new Change(
                    topic, "added: " + after.event() + " " + after.version() + " by " + after.producer(), false));
        }
        if (before != null && after == null) {
            return Stream.of(new Change(
                    topic, "removed; its groups keep what the topic still contains, and its dead letters", true));
        }
        return before == null || after == null ? Stream.empty() : differences(before, after);
    }

    private static Stream<Change> differences(Channel before, Channel after) {
        String topic = after.topic();
        return Stream.of(
                        difference(topic, "event", before.event(), after.event(), "", false),
                        difference(topic, "version", before.version(), after.version(), "", false),
                        difference(topic, "producer", before.producer(), after.producer(), "", true),
                        difference(topic, "key", before.key(), after.key(), MOVES, true),
                        difference(topic, "partitions", before.partitions(), after.partitions(), MOVES, true),
                        difference(topic, "replicas", before.replicas(), after.replicas(), "", false),
                        settings(before, after))
                .flatMap(changes -> changes);
    }

    private static Stream<Change> settings(Channel before, Channel after) {
        TreeSet<String> names = new TreeSet<>(before.configuration().keySet());
        names.addAll(after.configuration().keySet());
        return names.stream()
                .flatMap(name -> difference(
                        after.topic(),
                        name,
                        before.configuration().getOrDefault(name, "the default"),
                        after.configuration().getOrDefault(name, "the default"),
                        "",
                        false));
    }

    static Stream<Change> difference(
            String subject, String name, Object before, Object after, String consequence, boolean breaking) {
        return Objects.equals(before, after)
                ? Stream.empty()
                : Stream.of(new Change(subject, name + " was " + before + ", is " + after + consequence, breaking));
    }
}
