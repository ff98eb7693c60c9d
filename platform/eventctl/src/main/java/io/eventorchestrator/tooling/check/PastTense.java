package io.eventorchestrator.tooling.check;

import java.util.Locale;
import java.util.Set;

/** Recognises names that end in the past tense, by the ending of regular verbs and a list of others. */
final class PastTense {

    private static final Set<String> IRREGULAR = Set.of(
            "begun",
            "bought",
            "broken",
            "built",
            "chosen",
            "done",
            "drawn",
            "driven",
            "fallen",
            "found",
            "frozen",
            "given",
            "gone",
            "grown",
            "held",
            "hidden",
            "kept",
            "left",
            "lent",
            "lost",
            "made",
            "met",
            "outbid",
            "overdrawn",
            "paid",
            "put",
            "read",
            "rebuilt",
            "repaid",
            "reset",
            "run",
            "seen",
            "sent",
            "set",
            "shown",
            "shut",
            "sold",
            "spent",
            "split",
            "sunk",
            "taken",
            "thrown",
            "undone",
            "won",
            "withdrawn",
            "written");

    private final Set<String> more;

    /** @param more words that a project takes for the past tense */
    PastTense(Set<String> more) {
        this.more = Set.copyOf(more);
    }

    /** @param name such as {@code orders.order.placed} or {@code OrderPlaced} */
    boolean fits(String name) {
        String last = name.replaceFirst("^.*[._\\-/:]", "")
                .replaceFirst("^.*(?=[A-Z][a-z0-9]+$)", "")
                .toLowerCase(Locale.ROOT);
        return last.matches("[a-z]{2,}ed") || IRREGULAR.contains(last) || more.contains(last);
    }
}
