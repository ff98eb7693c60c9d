package io.eventorchestrator.tooling.specs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column of a table of events, by each of its headings. */
public enum Column {
    /** The type of the event, or the name of its class. */
    EVENT("event", "events", "event type", "type of event", "event name", "message", "topic"),
    /** The one service that publishes it. */
    PRODUCER("producer", "producers", "produced by", "publisher", "published by", "emitted by", "source"),
    /** The consumer groups, or services, that read it. */
    CONSUMERS("consumers", "consumer", "consumed by", "subscribers", "subscriber", "read by", "readers", "handled by"),
    /** The property that is the partition key. */
    KEY("key", "partition key", "message key"),
    /** The events that its consumers publish because of it. */
    LEADS_TO("leads to", "becomes", "results in", "triggers", "produces", "then"),
    /** The events that undo its effect. */
    UNDONE_BY("undone by", "compensated by", "compensation", "on failure", "rolled back by");

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed.
    private final List<String> headings;

    Column(String... headings) {
        this.headings = List.of(headings);
    }

    static Optional<Column> of(String heading) {
        String plain = heading.replaceAll("[`*_]", "").strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.headings.contains(plain))
                .findFirst();
    }

    /** Its name in messages. */
    public String heading() {
        String first = headings.getFirst();
        return first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
    }
}
