package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.platform.Count;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts letters by topic, and by kind within it. Takes the same memory however many there are. */
final class LetterStatistics {

    private static final int MOST_KINDS = 1_000;
    private static final int PRINTED = 20;

    private final Instant now;
    private final Map<String, LetterCount> byTopic = new TreeMap<>();
    private final Map<LetterKind, LetterCount> byKind = new HashMap<>();

    LetterStatistics(Instant now) {
        this.now = now;
    }

    void add(DeadLetter letter) {
        LetterKind kind = LetterKind.of(letter);
        LetterKind counted = byKind.containsKey(kind) || byKind.size() < MOST_KINDS ? kind : kind.withoutDetail();
        byKind.computeIfAbsent(counted, one -> new LetterCount()).add(letter, now);
        byTopic.computeIfAbsent(letter.id().topic(), one -> new LetterCount()).add(letter, now);
    }

    boolean isEmpty() {
        return byTopic.isEmpty();
    }

    void print(PrintWriter out) {
        byTopic.forEach((topic, count) -> {
            out.printf("%s: %d (%s)%n", topic, count.count(), count.ages());
            List<Map.Entry<LetterKind, LetterCount>> kinds = kinds(topic);
            kinds.stream().limit(PRINTED).forEach(kind -> print(kind.getKey(), kind.getValue(), out));
            if (kinds.size() > PRINTED) {
                out.printf(
                        "        and %s more; --reason shows one, --lines each letter%n",
                        Count.of(kinds.size() - PRINTED, "kind"));
            }
        });
    }

    private List<Map.Entry<LetterKind, LetterCount>> kinds(String topic) {
        Comparator<Map.Entry<LetterKind, LetterCount>> most =
                Comparator.comparing(kind -> kind.getValue().count(), Comparator.reverseOrder());
        return byKind.entrySet().stream()
                .filter(kind -> kind.getKey().topic().equals(topic))
                .sorted(most)
                .toList();
    }

    private static void print(LetterKind kind, LetterCount count, PrintWriter out) {
        out.printf("%7d %s%n", count.count(), kind);
        out.printf("        %s, such as %s%n", count.times(), count.example());
    }
}
