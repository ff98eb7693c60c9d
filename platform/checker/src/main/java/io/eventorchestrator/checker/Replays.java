package io.eventorchestrator.checker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each letter is settled once; each replay stands in the ledger, and took effect once. */
final class Replays implements Rule {

    static final String RULE = "each replay takes effect once";
    static final String LEDGER = "dlq.ledger";

    private final Findings findings;
    private final List<Run.ConsumerGroup> groups;
    private final Inboxes inboxes;
    private final Map<String, Letter> letters = new HashMap<>();
    // A letter that was published twice is two letters, whose replays can't be told apart.
    private final Map<String, Deque<Letter>> replays = new TreeMap<>();
    private final Map<String, String> fates = new TreeMap<>();
    private final LongMap effects = new LongMap();

    Replays(List<Run.ConsumerGroup> groups, Inboxes inboxes, Findings findings) {
        this.groups = groups;
        this.inboxes = inboxes;
        this.findings = findings;
    }

    @Override
    public void applied(Applied note) {
        int number = note.after().path("replays").asInt(0);
        if (note.table().equals("event_inbox")
                && number > 0
                && !note.after("state").equals("PARKED")) {
            long effect = effect(Inboxes.identity(note.after()), number);
            if (!effects.add(effect)) {
                findings.add(
                        RULE,
                        "replay %d of event %s is settled twice by %s (%s)"
                                .formatted(number, note.after("event_id"), note.after("consumer_group"), note.place()));
            }
        }
    }

    private static long effect(long identity, int number) {
        return identity * 31 + number;
    }

    @Override
    public void published(TopicRecord found) {
        if (found.topic().equals(LEDGER)) {
            settle(found);
        } else {
            groups.forEach(group -> collect(group, found));
        }
    }

    private void collect(Run.ConsumerGroup group, TopicRecord found) {
        if (group.hasLettersIn(found.topic())) {
            letters.put(found.place(), Letter.of(group.name(), found));
        } else if (found.topic().equals(group.name() + ".replay")) {
            Letter replay = Letter.of(group.name(), found);
            replays.computeIfAbsent(replay.replay(replay.replays()), same -> new ArrayDeque<>())
                    .add(replay);
        }
    }

    private void settle(TopicRecord entry) {
        String fate = fate(entry);
        String before = fates.put(entry.key(), fate);
        if (before != null && !fate.isEmpty()) {
            findings.add(RULE, "the letter %s is %s after it was %s".formatted(entry.key(), fate, before));
        }
    }

    private static String fate(TopicRecord entry) {
        try {
            JsonNode value = JsonMapper.shared().readTree(entry.text());
            return value.path("fate").asString("");
        } catch (JacksonException notAnEntry) {
            return "";
        }
    }

    @Override
    public void conclude() {
        replays.values().forEach(same -> same.forEach(this::requireEffect));
        fates.forEach(this::explain);
        replays.values().forEach(same -> same.forEach(this::lacksEntry));
    }

    private void explain(String place, String fate) {
        Letter letter = letters.get(place);
        if (letter == null) {
            findings.add(RULE, "the ledger says %s of the letter %s, which no topic has".formatted(fate, place));
            return;
        }
        Letter replay = replays.getOrDefault(letter.replay(letter.replays() + 1), new ArrayDeque<>())
                .poll();
        if (fate.equals("DISCARDED") && replay != null) {
            findings.add(RULE, "the letter %s is discarded, and replayed at %s".formatted(place, replay.place()));
        } else if (!fate.equals("DISCARDED") && replay == null) {
            findings.add(RULE, "the letter %s is %s, and no topic has its replay".formatted(place, fate));
        } else if (replay != null && replay.hasOtherContentThan(letter)) {
            findings.add(RULE, "the replay at %s has other bytes than the letter %s".formatted(replay.place(), place));
        }
    }

    private void lacksEntry(Letter replay) {
        findings.add(RULE, "the ledger lacks the replay at " + replay.place());
    }

    private void requireEffect(Letter replay) {
        if (replay.identity() != 0
                && effects.get(effect(replay.identity(), replay.replays())) == 0
                && inboxes.replays(replay.identity()) <= replay.replays()) {
            findings.add(RULE, "the replay at %s has no effect".formatted(replay.place()));
        }
    }
}
