package io.eventorchestrator.tooling.progress;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.tooling.access.Brokers;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/** Prints what waits and whether it makes progress. */
public final class ProgressReport {

    private final List<Group> groups;
    private final Duration between;
    private final Set<String> developed;
    private final Set<String> starting;
    private final PrintWriter out;

    /**
     * @param between time between two readings of the groups' offsets; whole seconds
     * @param developed services that their developer starts and stops, so that their state is shown without effect on
     *     the result
     * @param starting services that have just been started, or will be started again
     */
    public ProgressReport(Duration between, Set<String> developed, Set<String> starting, PrintWriter out) {
        this.groups = Catalogue.load().groups().stream()
                .sorted(Comparator.comparing(Group::name))
                .toList();
        this.between = between;
        this.developed = developed;
        this.starting = starting;
        this.out = out;
    }

    /**
     * Prints a line per consumer group. If anything waits, this takes the time between two readings.
     *
     * @param client client settings for the brokers
     * @return false if a group is stalled, or its state is unknown, even in one of its partitions
     */
    public boolean groups(Map<String, Object> client) {
        out.println("Consumer groups:");
        out.flush();
        try (BrokerGroups broker = new BrokerGroups(client)) {
            return print(progress(broker, new TransactionMarkers(client)));
        } catch (KafkaException failed) {
            out.println("  unknown, as the brokers can't be asked: " + Printable.brief(Brokers.reason(failed)));
            return false;
        } finally {
            out.flush();
        }
    }

    private List<GroupProgress> progress(BrokerGroups broker, TransactionMarkers markers) {
        Map<String, GroupReading> before = markers.skip(broker.read(groups));
        Map<String, GroupReading> after = before;
        if (before.values().stream().anyMatch(reading -> reading.waiting() > 0)) {
            LockSupport.parkNanos(between.toNanos());
            after = markers.skip(broker.read(groups));
        }
        Map<String, GroupReading> second = after;
        return groups.stream()
                .map(Group::name)
                .map(group -> GroupProgress.between(group, reading(before, group), reading(second, group)))
                .toList();
    }

    private static GroupReading reading(Map<String, GroupReading> readings, String group) {
        return readings.getOrDefault(group, new GroupReading(0, Map.of()));
    }

    private boolean print(List<GroupProgress> found) {
        GroupLine line = new GroupLine(between, groupsOf(starting));
        found.forEach(group -> out.println("  " + Printable.text(line.of(group))));
        Set<String> unjudged = groupsOf(developed).keySet();
        return found.stream()
                .filter(group -> !unjudged.contains(group.group()))
                .noneMatch(group -> line.isStalled(group) || !group.unread().isEmpty());
    }

    private Map<String, String> groupsOf(Set<String> services) {
        return groups.stream()
                .filter(group -> services.contains(group.service()))
                .collect(Collectors.toMap(Group::name, Group::service));
    }

    /**
     * Prints each service's messaging health.
     *
     * @param addresses by name; those of other parts are ignored
     * @return false if any is down; an unreachable service does not count
     */
    public boolean services(Map<String, String> addresses) {
        out.println("Services:");
        boolean allMove = true;
        try (ServiceHealth health = new ServiceHealth()) {
            for (String service : services()) {
                String address = addresses.get(service);
                allMove &= address == null || print(service, health.ask(address)) || developed.contains(service);
            }
        }
        out.flush();
        return allMove;
    }

    private List<String> services() {
        return groups.stream().map(Group::service).distinct().sorted().toList();
    }

    private boolean print(String service, Optional<MessagingState> state) {
        String waiting = state.map(MessagingState::waiting).orElse("does not answer");
        List<String> problems = state.map(MessagingState::problems).orElse(List.of());
        out.printf("  %-44s %s%n", service, Printable.text(waiting));
        problems.forEach(problem -> out.println("    " + Printable.brief(problem)));
        return problems.isEmpty();
    }
}
