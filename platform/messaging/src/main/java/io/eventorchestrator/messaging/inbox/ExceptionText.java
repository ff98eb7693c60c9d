package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.failure.CauseChain;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Describes exceptions in text of limited length, fit for a database, a header and a log. */
final class ExceptionText {

    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_TRACE = 32_000;
    private static final int LONGEST_CAUSE = 300;
    private static final int MOST_CAUSES = 6;

    private ExceptionText() {}

    /** One line with the exception's class and message. */
    static String of(Throwable thrown) {
        return printable(text(thrown));
    }

    /** One line with the causes, outermost first; of a long chain the deepest. Empty if there are none. */
    static String causes(Throwable thrown) {
        List<Throwable> chain = CauseChain.of(thrown);
        return chain.stream()
                .skip(Math.max(1, chain.size() - MOST_CAUSES))
                .map(cause -> printable(cut(text(cause), LONGEST_CAUSE)))
                .collect(Collectors.joining(" <- "));
    }

    /** The stack trace, with every line indented, so that a message can't look like the next line of the log. */
    static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        try {
            thrown.printStackTrace(new PrintWriter(trace));
        } catch (RuntimeException | StackOverflowError unprintable) {
            trace.append(thrown.getClass().getName());
        }
        String printable = cut(trace.toString(), LONGEST_TRACE).replaceAll("[[\\p{Cc}\\p{Cs}]&&[^\n\t]]", " ");
        return "\t" + printable.strip().replace("\n", "\n\t");
    }

    /** One line of limited length. */
    static String printable(String text) {
        return cut(text, LONGEST_LINE).replaceAll("[\\p{Cc}\\p{Cs}]", " ");
    }

    // A service's exception may fail to describe itself, and must not block its group.
    private static String text(Throwable thrown) {
        try {
            return String.valueOf(thrown.toString());
        } catch (RuntimeException | StackOverflowError unprintable) {
            return thrown.getClass().getName();
        }
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
