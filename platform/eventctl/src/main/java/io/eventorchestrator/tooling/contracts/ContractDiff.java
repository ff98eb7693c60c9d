package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.catalogue.compatibility.Evolution;
import io.eventorchestrator.catalogue.compatibility.JsonSchema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The differences between two versions of a contract. */
final class ContractDiff {

    private final ContractVersion older;
    private final ContractVersion newer;

    ContractDiff(ContractVersion older, ContractVersion newer) {
        this.older = older;
        this.newer = newer;
    }

    /** Changes of topics, keys, producers and groups. */
    List<Change> changes() {
        return Stream.concat(
                        new ChannelChanges(
                                        older.catalogue().channels(),
                                        newer.catalogue().channels())
                                .all(),
                        new GroupChanges(
                                        older.catalogue().groups(),
                                        newer.catalogue().groups())
                                .all())
                .toList();
    }

    /** Changed schemas, in the order of the newer contract. */
    List<EventChange> events() {
        return newer.catalogue().channels().stream()
                .flatMap(channel ->
                        older.channel(channel.topic()).stream().flatMap(before -> event(before, channel).stream()))
                .toList();
    }

    private Optional<EventChange> event(Channel before, Channel after) {
        if (EventChange.isOtherMajor(before, after)) {
            return Optional.of(new EventChange(before, after, Optional.empty(), readers(after.topic())));
        }
        JsonSchema old = older.schema(before);
        JsonSchema current = newer.schema(after);
        return old.sameAs(current) && before.version().equals(after.version())
                ? Optional.empty()
                : Optional.of(new EventChange(
                        before, after, Optional.of(Evolution.of(old, current)), readers(after.topic())));
    }

    private List<Group> readers(String topic) {
        Stream<Group> gone = older.catalogue().groups().stream()
                .filter(group -> newer.catalogue().groups().stream()
                        .noneMatch(other -> other.name().equals(group.name())));
        return Stream.concat(newer.catalogue().groups().stream(), gone)
                .filter(group -> group.topics().contains(topic))
                .toList();
    }
}
