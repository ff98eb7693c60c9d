package io.eventorchestrator.tooling.asyncapi;

/**
 * A part of a file as it is written there.
 *
 * @param place file and line, or the address elsewhere; empty if there is no such part
 * @param text may be empty
 */
public record Excerpt(String place, String text) {

    /** Nothing. */
    public static final Excerpt NONE = new Excerpt("", "");

    static Excerpt elsewhere(String address) {
        return new Excerpt(address, "");
    }
}
