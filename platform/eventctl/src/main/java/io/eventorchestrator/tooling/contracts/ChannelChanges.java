package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.tooling.contracts.Change.Effect;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes of channels and of the events on them. */
final class ChannelChanges {

    private static final String MOVES = "; keys move to other partitions, so events of a key lose their order: use a"
            + " new topic, or let the topic run empty first";
    private static final String PARTITIONS = "partitions";

    private final Map<String, TopicVersion> older;
    private final Map<String, TopicVersion> newer;

    ChannelChanges(Map<String, TopicVersion> older, Map<String, TopicVersion> newer) {
        this.older = older;
        this.newer = newer;
    }

    Stream<Change> all() {
        return each(older, newer, ChannelChanges::topic);
    }

    static <T> Stream<Change> each(
            Map<String, T> older, Map<String, T> newer, BiFunction<@Nullable T, @Nullable T, Stream<Change>> changes) {
        TreeSet<String> names = new TreeSet<>(older.keySet());
        names.addAll(newer.keySet());
        return names.stream().flatMap(name -> changes.apply(older.get(name), newer.get(name)));
    }

    private static Stream<Change> topic(@Nullable TopicVersion before, @Nullable TopicVersion after) {
        if (before == null) {
            return Stream.ofNullable(after).map(topic -> Change.harmless(topic.name(), "added" + events(topic)));
        }
        if (after == null) {
            return Stream.of(Change.breaking(
                    before.name(), "removed; its groups keep what the topic still contains, and its dead letters"));
        }
        return Stream.of(
                        each(before.events(), after.events(), ChannelChanges::event),
                        settings(before, after),
                        Remainder.ofChannel(before.declared())
                                .changes(after.name(), Remainder.ofChannel(after.declared())))
                .flatMap(changes -> changes);
    }

    private static String events(TopicVersion topic) {
        String events = topic.events().values().stream()
                .map(event -> (event.message().title() + " " + event.version()).strip()
                        + (event.producers().isEmpty() ? "" : " by " + event.producers()))
                .collect(Collectors.joining(", "));
        return events.isEmpty() ? "" : ": " + events;
    }

    private static Stream<Change> event(@Nullable EventVersion before, @Nullable EventVersion after) {
        if (before == null) {
            return Stream.ofNullable(after)
                    .map(event -> Change.undecided(
                            event.topic().name(), "also carries " + event.type() + "; its readers may not expect it"));
        }
        if (after == null) {
            return Stream.of(Change.breaking(before.topic().name(), "no longer carries " + before.type()));
        }
        String name = after.name();
        return Stream.of(
                        difference(
                                name,
                                "event",
                                before.message().title(),
                                after.message().title(),
                                "",
                                Effect.NONE),
                        difference(name, "version", before.version(), after.version(), "", Effect.NONE),
                        declared(name, "producer", before.producers(), after.producers(), ""),
                        declared(
                                name,
                                "key",
                                before.message().key(),
                                after.message().key(),
                                MOVES),
                        declared(name, "content type", before.contentType(), after.contentType(), ""),
                        Remainder.ofMessage(before.message().declared())
                                .changes(
                                        name,
                                        Remainder.ofMessage(after.message().declared())))
                .flatMap(changes -> changes);
    }

    // A declaration that is added, or left out, need not change what is sent.
    private static Stream<Change> declared(
            String subject, String name, String before, String after, String consequence) {
        boolean isComparable = !before.isEmpty() && !after.isEmpty();
        return difference(
                subject,
                name,
                before,
                after,
                isComparable ? consequence : "",
                isComparable ? Effect.BREAKS : Effect.NONE);
    }

    private static Stream<Change> settings(TopicVersion before, TopicVersion after) {
        Map<String, String> old = before.settings();
        Map<String, String> current = after.settings();
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(current.keySet());
        return names.stream()
                .flatMap(name -> difference(
                        after.name(),
                        name,
                        old.getOrDefault(name, "the default"),
                        current.getOrDefault(name, "the default"),
                        name.equals(PARTITIONS) ? MOVES : "",
                        name.equals(PARTITIONS) ? Effect.BREAKS : Effect.NONE));
    }

    static Stream<Change> difference(
            String subject, String name, String before, String after, String consequence, Effect effect) {
        return Objects.equals(before, after)
                ? Stream.empty()
                : Stream.of(new Change(
                        subject, name + " was " + shown(before) + ", is " + shown(after) + consequence, effect));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "not declared" : value;
    }
}
