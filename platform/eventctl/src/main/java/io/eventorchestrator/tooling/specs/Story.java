package io.eventorchestrator.tooling.specs;

import io.eventorchestrator.tooling.project.Source;

/**
 * A user story.
 *
 * @param number within its feature
 * @param title a few words
 * @param text all of it, with code in backticks
 */
public record Story(int number, String title, String text, Source source) {

    Story and(String more) {
        return new Story(number, title, text + "\n" + more, source);
    }
}
