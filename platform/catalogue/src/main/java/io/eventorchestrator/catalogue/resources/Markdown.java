package io.eventorchestrator.catalogue.resources;

/** Writes text into a Markdown document, so that it can't change the document's structure. */
final class Markdown {

    private Markdown() {}

    /** One line of text, in or outside of a table. */
    static String line(String text) {
        return text.strip()
                .replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("[\\\\`*_\\[\\]|]", "\\\\$0");
    }

    /** Code in a table's cell. A bar ends the cell even there. */
    static String code(String text) {
        return "`" + text.replaceAll("\\s+", " ").replace("`", "'").replace("|", "\\|") + "`";
    }
}
