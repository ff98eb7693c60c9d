package io.eventorchestrator.platform;

/** Counts things in words. */
public final class Count {

    private Count() {}

    /**
     * Such as {@code 1 letter} or {@code 2 letters}.
     *
     * @param thing in the singular; its plural ends in s
     */
    public static String of(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
