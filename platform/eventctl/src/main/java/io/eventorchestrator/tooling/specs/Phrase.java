package io.eventorchestrator.tooling.specs;

/**
 * Text of a document.
 *
 * @param text with code in backticks, and a line feed for each line of the file
 * @param line counted from 1
 */
record Phrase(String text, int line) {

    /** The line of the file that holds the character at an index. */
    int lineAt(int index) {
        return line
                + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }

    String oneLine() {
        return text.replaceAll("\\s+", " ").strip();
    }
}
