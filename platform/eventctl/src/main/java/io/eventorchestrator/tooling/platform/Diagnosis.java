package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.tooling.terminal.Printable;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that was examined.
 *
 * @param part such as {@code brokers}
 * @param found what was found, foreign text included
 * @param remedy the command or action that corrects it; empty if nothing needs to be done
 */
record Diagnosis(Verdict verdict, String part, String found, String remedy) {

    enum Verdict {
        OK("ok"),
        UNKNOWN("not checked"),
        WARNING("warning"),
        WRONG("WRONG");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }
    }

    static Diagnosis ok(String part, String found) {
        return new Diagnosis(Verdict.OK, part, found, "");
    }

    /** Leaves out a full stop at the end of the finding, because the remedy follows. */
    static Diagnosis wrong(String part, String found, String remedy) {
        return new Diagnosis(Verdict.WRONG, part, found.replaceFirst("[.]$", ""), remedy);
    }

    static Diagnosis warning(String part, String found, String remedy) {
        return new Diagnosis(Verdict.WARNING, part, found, remedy);
    }

    boolean isWrong() {
        return verdict == Verdict.WRONG;
    }

    /** One line, whatever was found. */
    String line() {
        return "%-14s %s%s"
                .formatted(
                        verdict.label, Printable.brief(found), remedy.isEmpty() ? "" : ": " + Printable.text(remedy));
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("verdict", verdict.name().toLowerCase(Locale.ROOT))
                .put("part", part)
                .put("found", found)
                .put("remedy", remedy);
    }
}
