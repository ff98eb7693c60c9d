package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Source;

/**
 * A text of a document.
 *
 * @param text empty if the document lacks it
 * @param source its place, or that of the part that lacks it
 */
public record Stated(String text, Source source) {

    /** True if the document lacks it. */
    public boolean isMissing() {
        return text.isEmpty();
    }
}
