package io.eventorchestrator.catalogue;

/** Long text, shortened for a line that a person reads. Never ends or begins within a symbol. */
public final class Clipped {

    private static final String LEFT_OUT = "…";

    private Clipped() {}

    /**
     * The beginning of a text.
     *
     * @param longest maximum number of UTF-16 units that are kept; "…" replaces the rest
     */
    public static String to(int longest, String text) {
        return text.length() <= longest ? text : beginning(longest, text) + LEFT_OUT;
    }

    /** The beginning of a text as one line, without control characters. */
    public static String lineOf(int longest, String text) {
        return to(longest, text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " "));
    }

    /**
     * A text without its middle, such as a message that quotes a long statement before it names the fault.
     *
     * @param beginning maximum number of UTF-16 units that are kept of the beginning
     * @param end maximum number of UTF-16 units that are kept of the end
     */
    public static String inTheMiddle(int beginning, int end, String text) {
        return text.length() <= beginning + end ? text : beginning(beginning, text) + LEFT_OUT + end(end, text);
    }

    private static String beginning(int longest, String text) {
        return text.substring(0, isWithinSymbol(longest, text) ? longest - 1 : longest);
    }

    private static String end(int longest, String text) {
        int start = text.length() - longest;
        return text.substring(isWithinSymbol(start, text) ? start + 1 : start);
    }

    private static boolean isWithinSymbol(int index, String text) {
        return index > 0 && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
    }
}
