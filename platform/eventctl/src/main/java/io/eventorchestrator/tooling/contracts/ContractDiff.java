package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.compatibility.Evolution;
import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The differences between two versions of a contract. */
final class ContractDiff {

    private final ContractVersion older;
    private final ContractVersion newer;
    private final Map<String, TopicVersion> olderTopics;
    private final Map<String, TopicVersion> newerTopics;

    ContractDiff(ContractVersion older, ContractVersion newer) {
        this.older = older;
        this.newer = newer;
        Set<String> shared = new HashSet<>(older.sharedAddresses());
        shared.addAll(newer.sharedAddresses());
        olderTopics = older.topics(shared);
        newerTopics = newer.topics(shared);
    }

    /** Changes of topics, keys, producers and groups, and last what can't be compared. */
    List<Change> changes() {
        List<Change> changes = Stream.of(
                        new ChannelChanges(olderTopics, newerTopics).all(),
                        new GroupChanges(ReaderVersion.all(older.contract()), ReaderVersion.all(newer.contract()))
                                .all(),
                        ChannelChanges.each(operations(older), operations(newer), ContractDiff::operation),
                        documents())
                .flatMap(found -> found)
                .toList();
        return Stream.of(changes.stream(), older.undecided().stream(), newer.undecided().stream())
                .flatMap(found -> found)
                .distinct()
                .toList();
    }

    private static Map<String, Operation> operations(ContractVersion version) {
        return version.contract().operations().stream()
                .collect(Collectors.toMap(Operation::name, Function.identity(), (one, other) -> one));
    }

    private static Stream<Change> operation(@Nullable Operation before, @Nullable Operation after) {
        return before == null || after == null
                ? Stream.empty()
                : Remainder.ofOperation(before.declared())
                        .changes("operation " + after.name(), Remainder.ofOperation(after.declared()));
    }

    private Stream<Change> documents() {
        Contract before = older.contract();
        Contract after = newer.contract();
        return before.documents().stream()
                .flatMap(old -> after.documents().stream()
                        .flatMap(current ->
                                Remainder.ofDocument(old).changes("the document", Remainder.ofDocument(current))));
    }

    /** Changed schemas, by topic and event. */
    List<EventChange> events() {
        return newerTopics.values().stream().flatMap(this::events).toList();
    }

    private Stream<EventChange> events(TopicVersion topic) {
        TopicVersion older = olderTopics.get(topic.name());
        Map<String, EventVersion> before = older == null ? Map.of() : older.events();
        return topic.events().values().stream()
                .flatMap(after ->
                        Stream.ofNullable(before.get(after.type())).flatMap(event -> event(event, after).stream()));
    }

    private Optional<EventChange> event(EventVersion before, EventVersion after) {
        List<String> readers = Stream.of(after, before)
                .flatMap(event -> event.readers().stream())
                .distinct()
                .toList();
        if (EventChange.isOtherMajor(before, after)) {
            return Optional.of(new EventChange(before, after, Optional.empty(), readers));
        }
        Optional<Evolution> evolution = new SchemaChange(older, newer).of(before.payload(), after.payload());
        return evolution.isPresent()
                ? Optional.of(new EventChange(before, after, evolution, readers))
                : Optional.empty();
    }
}
