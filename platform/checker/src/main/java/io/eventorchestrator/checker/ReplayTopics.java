package io.eventorchestrator.checker;

import java.util.ArrayList;
import java.util.List;

/** A replay reaches its own group only: an event that a group's inbox calls replayed is in the group's replay topic. */
final class ReplayTopics implements Rule {

    static final String RULE = "a replay reaches its own group only";

    private final Findings findings;
    private final List<Replayed> replayed = new ArrayList<>();
    private final LongMap records = new LongMap();

    ReplayTopics(Findings findings) {
        this.findings = findings;
    }

    /**
     * A row of an inbox.
     *
     * @param event with the number of its replay
     * @param place of its record, with the number of its replay
     */
    private record Replayed(long event, long place, String text) {}

    @Override
    public void applied(Applied note) {
        int number = note.after().path("replays").asInt(0);
        if (note.table().equals("event_inbox") && number > 0 && !note.isFound() && !note.early()) {
            replayed.add(new Replayed(
                    Fingerprint.of(
                            note.after("consumer_group") + ".replay",
                            note.after("source"),
                            note.after("event_id"),
                            String.valueOf(number)),
                    place(place(note), number),
                    "replay %d of event %s reached %s, whose replay topic does not have it (%s)"
                            .formatted(number, note.after("event_id"), note.after("consumer_group"), note.place())));
        }
    }

    private static String place(Applied note) {
        String topic = note.after("topic");
        return topic.equals(note.after("consumer_group") + ".replay")
                ? topic + "/" + note.after("partition") + "/" + note.after("record_offset")
                : "";
    }

    private static long place(String place, int number) {
        return Fingerprint.of(place, String.valueOf(number));
    }

    @Override
    public void published(TopicRecord found) {
        if (found.topic().endsWith(".replay")) {
            String number = found.header("dlq-replays");
            // A record without an event is known by its place.
            records.put(
                    found.event().isPresent()
                            ? Fingerprint.of(found.topic(), found.source(), found.eventId(), number)
                            : Fingerprint.of(found.place(), number),
                    1);
        }
    }

    @Override
    public void conclude() {
        replayed.stream()
                .filter(row -> records.get(row.event()) == 0 && records.get(row.place()) == 0)
                .forEach(row -> findings.add(RULE, row.text()));
    }
}
