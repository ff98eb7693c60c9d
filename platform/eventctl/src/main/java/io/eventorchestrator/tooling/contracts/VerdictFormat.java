package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.compatibility.Verdict;
import io.eventorchestrator.catalogue.compatibility.Verdict.Compatible;
import io.eventorchestrator.catalogue.compatibility.Verdict.Incompatible;
import io.eventorchestrator.catalogue.compatibility.Verdict.Undecided;
import io.eventorchestrator.tooling.terminal.Printable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Formats verdicts for a person and for a script. */
final class VerdictFormat {

    private static final int LONGEST_REFUSAL = 500;
    private static final int LONGEST_DOCUMENT = 5_000;

    private VerdictFormat() {}

    static String text(Verdict verdict) {
        return switch (verdict) {
            case Compatible proven -> "compatible";
            case Incompatible broken ->
                "incompatible: " + Printable.text(clipped(broken.refusal(), LONGEST_REFUSAL)) + ", in "
                        + clipped(Printable.json(broken.counterexample()), LONGEST_DOCUMENT);
            case Undecided open -> "undecided: " + open.keyword() + " at " + place(open);
        };
    }

    static ObjectNode json(Verdict verdict) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return switch (verdict) {
            case Compatible proven -> json.put("verdict", "compatible");
            case Incompatible broken -> {
                json.put("verdict", "incompatible").put("refusal", clipped(broken.refusal(), LONGEST_REFUSAL));
                json.set("counterexample", broken.counterexample());
                yield json;
            }
            case Undecided open ->
                json.put("verdict", "undecided").put("keyword", open.keyword()).put("pointer", open.pointer());
        };
    }

    // A validator lists all values of an enum, which may be very many.
    private static String clipped(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }

    private static String place(Undecided open) {
        return open.pointer().isEmpty() ? "the root" : Printable.text(open.pointer());
    }
}
