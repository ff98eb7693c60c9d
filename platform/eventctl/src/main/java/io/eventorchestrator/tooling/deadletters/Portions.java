package io.eventorchestrator.tooling.deadletters;

import java.util.ArrayList;
import java.util.List;

/** Splits letters into portions that fit into memory and into one Kafka transaction. */
final class Portions {

    private static final int MOST_LETTERS = 200;
    private static final long MOST_BYTES = 8L << 20;

    private Portions() {}

    /** Keeps the order; a portion has at least one letter, however large. */
    static List<List<LetterSummary>> of(List<LetterSummary> letters) {
        List<List<LetterSummary>> portions = new ArrayList<>();
        int from = 0;
        long bytes = 0;
        for (int next = 0; next < letters.size(); next++) {
            bytes += letters.get(next).bytes();
            if (next > from && (next - from == MOST_LETTERS || bytes > MOST_BYTES)) {
                portions.add(letters.subList(from, next));
                from = next;
                bytes = letters.get(next).bytes();
            }
        }
        if (from < letters.size()) {
            portions.add(letters.subList(from, letters.size()));
        }
        return portions;
    }
}
