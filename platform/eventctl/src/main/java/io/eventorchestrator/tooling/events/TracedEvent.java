package io.eventorchestrator.tooling.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An event with what happened to it. Not thread-safe. */
final class TracedEvent {

    private final JsonEvent event;
    private final Instant time;
    private final List<Note> notes = new ArrayList<>();
    private int publications;

    /** @param writtenAt time of its first record, used if the event itself has no time */
    TracedEvent(JsonEvent event, long writtenAt) {
        this.event = event;
        this.time = parsed(event.attribute("time"), Instant.ofEpochMilli(writtenAt));
    }

    private static Instant parsed(String text, Instant otherwise) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            return otherwise;
        }
    }

    JsonEvent event() {
        return event;
    }

    Instant time() {
        return time;
    }

    void published() {
        publications++;
    }

    /** The number of records of the event itself, without dead letters and replays. */
    int publications() {
        return publications;
    }

    /** @param at milliseconds since 1970, by which notes are ordered */
    void note(long at, String text) {
        notes.add(new Note(at, text));
    }

    /** The notes in the order of their times; they may contain foreign text. */
    List<String> notes() {
        List<String> all = new ArrayList<>();
        if (publications == 0) {
            all.add("its record was not found");
        } else if (publications > 1) {
            all.add("published " + publications + " times");
        }
        notes.stream()
                .sorted(Comparator.comparingLong(Note::at))
                .map(Note::text)
                .forEach(all::add);
        return all;
    }

    private record Note(long at, String text) {}
}
