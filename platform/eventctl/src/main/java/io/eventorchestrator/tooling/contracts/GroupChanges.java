package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.tooling.contracts.Change.Effect;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes of consumer groups, and of services that read without one. */
final class GroupChanges {

    private final Map<String, ReaderVersion> older;
    private final Map<String, ReaderVersion> newer;

    GroupChanges(Map<String, ReaderVersion> older, Map<String, ReaderVersion> newer) {
        this.older = older;
        this.newer = newer;
    }

    Stream<Change> all() {
        return ChannelChanges.each(older, newer, GroupChanges::of);
    }

    private static Stream<Change> of(@Nullable ReaderVersion before, @Nullable ReaderVersion after) {
        if (before == null) {
            return Stream.ofNullable(after)
                    .map(reader -> Change.harmless(
                            reader.name(),
                            reader.isGroup()
                                    ? "added: reads its topics from their oldest event"
                                    : "added: reads " + String.join(", ", reader.types())));
        }
        if (after == null) {
            return Stream.of(Change.breaking(
                    before.name(),
                    before.isGroup()
                            ? "removed; settle its dead letters first, because no consumer will read their replays"
                            : "no longer reads"));
        }
        return differences(before, after);
    }

    private static Stream<Change> differences(ReaderVersion before, ReaderVersion after) {
        String name = after.name();
        String oldest = after.isGroup() ? ", from its oldest event" : "";
        return Stream.of(
                        ChannelChanges.difference(
                                name, "service", before.service(), after.service(), "", Effect.BREAKS),
                        types(after, before).map(type -> Change.harmless(name, "reads " + type + oldest)),
                        types(before, after).map(type -> Change.breaking(name, "no longer reads " + type)),
                        routes(before, after))
                .flatMap(changes -> changes);
    }

    private static Stream<String> types(ReaderVersion one, ReaderVersion other) {
        TreeSet<String> types = new TreeSet<>(one.types());
        types.removeAll(other.types());
        return types.stream();
    }

    private static Stream<Change> routes(ReaderVersion before, ReaderVersion after) {
        TreeSet<String> types = new TreeSet<>(after.types());
        types.retainAll(before.types());
        Map<String, String> old = before.routes();
        Map<String, String> current = after.routes();
        return types.stream()
                .flatMap(type -> ChannelChanges.difference(
                        after.name(),
                        "route of " + type,
                        old.getOrDefault(type, "every event"),
                        current.getOrDefault(type, "every event"),
                        "",
                        Effect.NONE));
    }
}
