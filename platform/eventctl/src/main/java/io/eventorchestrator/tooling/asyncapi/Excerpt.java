package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.yaml.Part;
import java.util.Optional;

/**
 * A part of a file as it is written there.
 *
 * @param place file and line, or the address elsewhere; empty if there is no such part
 * @param text may be empty
 * @param part that it shows; empty if there is none, or it is elsewhere
 */
public record Excerpt(String place, String text, Optional<Part> part) {

    /** The excerpt of a part that does not exist. */
    public static final Excerpt NONE = new Excerpt("", "", Optional.empty());

    static Excerpt elsewhere(String address) {
        return new Excerpt(address, "", Optional.empty());
    }
}
