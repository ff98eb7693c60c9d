package io.eventorchestrator.tooling.edits;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A replacement within a text.
 *
 * @param start first character that is replaced
 * @param end the character after the last; the same as {@code start} for an insertion
 */
public record Splice(int start, int end, String text) {

    private static final Comparator<Splice> LAST_FIRST =
            Comparator.comparingInt(Splice::start).reversed();

    /** The text with all replacements, whose places are those of the original text and don't overlap. */
    public static String all(String original, Collection<Splice> splices) {
        StringBuilder text = new StringBuilder(original);
        List<Splice> ordered = splices.stream().sorted(LAST_FIRST).toList();
        ordered.forEach(splice -> text.replace(splice.start(), splice.end(), splice.text()));
        return text.toString();
    }
}
