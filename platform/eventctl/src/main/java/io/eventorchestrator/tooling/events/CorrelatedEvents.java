package io.eventorchestrator.tooling.events;

import io.eventorchestrator.catalogue.DeadLetterHeaders;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.platform.Count;
import io.eventorchestrator.tooling.terminal.Printable;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * All events with a correlation id, or else with the correlation ids of a partition key, and what happened to each. Not
 * thread-safe.
 */
final class CorrelatedEvents {

    private static final int MOST = 1_000;

    private final String given;
    private final Set<String> correlations;
    private final Set<String> correlationsOfKey = new LinkedHashSet<>();
    private final Map<String, TracedEvent> events = new LinkedHashMap<>();
    private boolean complete = true;

    /** @param given a correlation id, the first event's id, or a partition key */
    CorrelatedEvents(String given) {
        this(given, Set.of(given));
    }

    private CorrelatedEvents(String given, Set<String> correlations) {
        this.given = given;
        this.correlations = correlations;
    }

    /**
     * The events with the correlation ids that were found for the partition key; they need a second reading of the
     * topics. Empty if there are events with the correlation id, or none with the key.
     */
    Optional<CorrelatedEvents> ofKey() {
        return events.isEmpty() && !correlationsOfKey.isEmpty()
                ? Optional.of(new CorrelatedEvents(given, Set.copyOf(correlationsOfKey)))
                : Optional.empty();
    }

    /** Takes a record if its event has the correlation id. */
    void on(ConsumerRecord<byte[], byte[]> seen) {
        JsonEvent.of(seen.value())
                .filter(this::isCorrelated)
                .flatMap(event -> traced(event, seen))
                .ifPresent(event -> note(event, seen));
    }

    private boolean isCorrelated(JsonEvent event) {
        if (given.equals(event.attribute("partitionkey")) && correlationsOfKey.size() < MOST) {
            correlationsOfKey.add(event.correlation().isEmpty() ? event.id() : event.correlation());
        }
        return correlations.contains(event.correlation()) || correlations.contains(event.id());
    }

    // Source and id together identify a CloudEvent.
    private Optional<TracedEvent> traced(JsonEvent event, ConsumerRecord<?, ?> seen) {
        String identity = event.attribute("source") + " " + event.id();
        if (events.size() >= MOST && !events.containsKey(identity)) {
            complete = false;
            return Optional.empty();
        }
        return Optional.of(events.computeIfAbsent(identity, first -> new TracedEvent(event, seen.timestamp())));
    }

    private static void note(TracedEvent event, ConsumerRecord<byte[], byte[]> seen) {
        String topic = seen.topic();
        if (topic.endsWith(Group.DEAD_LETTERS)) {
            String group = SeenRecord.header(seen, DeadLetterHeaders.GROUP).orElse(topic);
            String reason = SeenRecord.header(seen, DeadLetterHeaders.REASON).orElse("the sidecar gave no reason");
            String detail = SeenRecord.header(seen, DeadLetterHeaders.DETAIL).orElse("");
            event.note(
                    seen.timestamp(),
                    "dead letter of " + group + ": " + reason + (detail.isEmpty() ? "" : ", " + detail));
        } else if (topic.endsWith(Group.REPLAYS)) {
            event.note(seen.timestamp(), "replayed to " + topic.substring(0, topic.length() - Group.REPLAYS.length()));
        } else {
            event.published();
        }
    }

    /** Takes an event that waits in the inbox of a service, if it is one of these. */
    void on(ParkedEvent parked) {
        events.values().stream()
                .filter(event -> event.event().id().equals(parked.id()))
                .forEach(event -> event.note(Long.MAX_VALUE, parked.words()));
    }

    Collection<String> ids() {
        return events.values().stream().map(event -> event.event().id()).collect(Collectors.toSet());
    }

    /** Returns false if events were left out because there were too many. */
    boolean isComplete() {
        return complete;
    }

    /** In the order of their times. */
    List<TracedEvent> events() {
        return events.values().stream()
                .sorted(Comparator.comparing(TracedEvent::time)
                        .thenComparing(event -> event.event().id()))
                .toList();
    }

    /** The correlation id and the number of events. */
    String title() {
        return Printable.brief(given) + ": " + Count.of(events.size(), "event");
    }
}
