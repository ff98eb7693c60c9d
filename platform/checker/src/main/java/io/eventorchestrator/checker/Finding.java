package io.eventorchestrator.checker;

/**
 * A violation of a guarantee.
 *
 * @param rule the guarantee, as a sentence
 * @param detail what violates it, by its ids and places, in one line
 */
public record Finding(String rule, String detail) {

    private static final int LONGEST = 1_000;

    public Finding {
        detail = inOneLine(detail);
    }

    // A history has texts of any length, with any characters.
    static String inOneLine(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return start.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]+", " ");
    }
}
