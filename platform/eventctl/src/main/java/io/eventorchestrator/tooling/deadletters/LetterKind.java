package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.tooling.terminal.Printable;
import java.util.regex.Pattern;

/**
 * Letters with the same cause.
 *
 * @param detail without the ids and numbers that differ from letter to letter
 */
record LetterKind(String topic, String reason, String detail) {

    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int LONGEST = 300;

    static LetterKind of(DeadLetter letter) {
        return new LetterKind(letter.id().topic(), cut(letter.reason()), general(cut(letter.detail())));
    }

    /** The same without detail, if there are too many kinds to distinguish. */
    LetterKind withoutDetail() {
        return new LetterKind(topic, reason, "other details");
    }

    private static String general(String detail) {
        return NUMBER.matcher(ID.matcher(detail).replaceAll("<id>")).replaceAll("<n>");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    @Override
    public String toString() {
        return Printable.text(reason) + ": " + Printable.text(detail);
    }
}
