package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Clipped;
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
    // A driver's message quotes the statement, then names the fault and describes the row.
    private static final int BEGINNING = 100;
    private static final int END = 300;
    private static final int READ = 4_000;

    static LetterKind of(DeadLetter letter) {
        return new LetterKind(letter.id().topic(), Clipped.to(LONGEST, letter.reason()), detail(letter));
    }

    /** The same without detail, if there are too many kinds to distinguish. */
    LetterKind withoutDetail() {
        return new LetterKind(topic, reason, "other details");
    }

    private static String detail(DeadLetter letter) {
        String detail = ID.matcher(Clipped.to(READ, letter.detail())).replaceAll("<id>");
        return Clipped.inTheMiddle(BEGINNING, END, NUMBER.matcher(detail).replaceAll("<n>"));
    }

    @Override
    public String toString() {
        return Printable.text(reason) + ": " + Printable.text(detail);
    }
}
