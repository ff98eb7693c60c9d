package io.eventorchestrator.tooling.terminal;

import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Escapes foreign text, so that it can neither control a terminal nor forge a line: control characters, line and
 * paragraph separators, invisible and bidirectional format characters, unpaired surrogates, unassigned characters. Each
 * becomes its UTF-16 units as <code>&#92;uXXXX</code>, as in JSON.
 */
public final class Printable {

    private static final Set<Byte> UNSEEN = Set.of(
            Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR,
            Character.SURROGATE,
            Character.PRIVATE_USE,
            Character.UNASSIGNED);
    private static final int MOST = 400;
    private static final int MOST_OF_A_LINE = 100_000;

    private Printable() {}

    /** One line of text. Backslashes are doubled, so that no text looks like an escaped one. */
    public static String text(@Nullable Object value) {
        return escaped(String.valueOf(value), symbol -> symbol == '\\' || isUnseen(symbol));
    }

    /** The lines of a text as one, like {@link #text}. */
    public static String inOneLine(@Nullable String lines) {
        return text(String.valueOf(lines).lines().map(String::strip).collect(Collectors.joining(" ")));
    }

    /** One line of text for a person, with backslashes as they are: a text may look like an escaped one. */
    public static String sentence(@Nullable Object value) {
        return escaped(String.valueOf(value), Printable::isUnseen);
    }

    /** One line of text, truncated after a few hundred characters. */
    public static String brief(@Nullable Object value) {
        return truncated(String.valueOf(value), MOST, Printable::text);
    }

    /** One line of a log, tabs included; truncated after a hundred thousand characters. */
    public static String line(String line) {
        return truncated(line, MOST_OF_A_LINE, text -> escaped(text, symbol -> symbol != '\t' && isUnseen(symbol)));
    }

    private static String truncated(String text, int most, UnaryOperator<String> escape) {
        return text.length() <= most
                ? escape.apply(text)
                : escape.apply(text.substring(0, most)) + "… (" + text.length() + " characters)";
    }

    /** One line of equivalent JSON; Jackson refuses an unpaired surrogate in a property name. */
    public static String json(JsonNode json) {
        return escaped(json.toString(), Printable::isUnseen);
    }

    /** Like {@link #json}, in indented lines. */
    public static String prettyJson(JsonNode json) {
        // Jackson has escaped line feeds within strings, so the remaining ones are its own.
        return escaped(json.toPrettyString(), symbol -> symbol != '\n' && isUnseen(symbol));
    }

    private static boolean isUnseen(int symbol) {
        return UNSEEN.contains((byte) Character.getType(symbol));
    }

    private static String escaped(String text, IntPredicate unsafe) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(symbol -> {
            if (unsafe.test(symbol)) {
                escape(symbol, safe);
            } else {
                safe.appendCodePoint(symbol);
            }
        });
        return safe.toString();
    }

    private static void escape(int symbol, StringBuilder safe) {
        if (symbol == '\\') {
            safe.append("\\\\");
            return;
        }
        for (char unit : Character.toChars(symbol)) {
            safe.append("\\u%04x".formatted((int) unit));
        }
    }
}
