package io.eventorchestrator.checker;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Each group settles the events of a key in the order of its topic. An event that is given up lets the next one pass;
 * its replay comes from another topic, and counts there. A record that can't be read waits for nobody.
 */
final class KeyOrder implements Rule {

    static final String RULE = "the order of a key is kept";

    private static final Set<String> AFTER_ATTEMPTS = Set.of("", "handler-failed", "business", "contention");

    private final Findings findings;
    private final LongMap last = new LongMap();
    private final Map<Long, Map<Long, String>> parked = new HashMap<>();

    KeyOrder(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void applied(Applied note) {
        if (note.table().equals("event_inbox")
                && !note.operation().equals("DELETE")
                && note.after().has("message_key")) {
            long key = Fingerprint.of(note.schema(), note.after("consumer_group"), RecordKey.ofRow(note.after()));
            if (note.after("state").equals("PARKED")) {
                parked.computeIfAbsent(key, number -> new HashMap<>()).put(arrival(note), note.after("event_id"));
            } else {
                settled(note, key);
            }
        }
    }

    private static long arrival(Applied note) {
        return note.after().path("arrival").asLong();
    }

    private void settled(Applied note, long key) {
        boolean inTurn = AFTER_ATTEMPTS.contains(note.after("reason"));
        Map<Long, String> waiting = parked.getOrDefault(key, new HashMap<>());
        boolean waited = note.before("state").equals("PARKED");
        long own = waited ? note.before().path("arrival").asLong() : Long.MAX_VALUE;
        if (waited) {
            waiting.remove(own);
        }
        if (inTurn) {
            waiting.entrySet().stream()
                    .filter(other -> other.getKey() < own)
                    .min(Map.Entry.comparingByKey())
                    .ifPresent(first -> report(note, "passes event " + first.getValue() + ", which is parked"));
            compareOffsets(note);
        }
        if (waiting.isEmpty()) {
            parked.remove(key);
        }
    }

    private void compareOffsets(Applied note) {
        long place = Fingerprint.of(
                note.after("consumer_group"),
                note.after("topic"),
                note.after("partition"),
                RecordKey.ofRow(note.after()));
        long offset = note.after().path("record_offset").asLong() + 1;
        // Rows that were found come in any order.
        if (offset <= last.get(place) && !note.isFound()) {
            report(note, "at offset " + (offset - 1) + " comes after offset " + (last.get(place) - 1));
        }
        last.put(place, Math.max(offset, last.get(place)));
    }

    private void report(Applied note, String how) {
        findings.add(
                RULE,
                "%s: event %s of key %s in %s, partition %s, %s (%s)"
                        .formatted(
                                note.after("consumer_group"),
                                note.after("event_id"),
                                RecordKey.ofRow(note.after()),
                                note.after("topic"),
                                note.after("partition"),
                                how,
                                note.place()));
    }
}
