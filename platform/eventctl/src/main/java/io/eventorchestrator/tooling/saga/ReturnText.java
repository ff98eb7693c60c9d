package io.eventorchestrator.tooling.saga;

import io.eventorchestrator.tooling.terminal.Elapsed;
import io.eventorchestrator.tooling.terminal.Printable;
import org.jspecify.annotations.Nullable;

/** Formats returns for people; what customers and operators wrote can't control a terminal. */
final class ReturnText {

    private ReturnText() {}

    static String line(StoredReturn found) {
        return "%s  %s  %s  requested %s ago, unchanged for %s, waits for %s"
                .formatted(
                        found.id(),
                        found.state(),
                        found.amount(),
                        Elapsed.words(found.age()),
                        Elapsed.words(found.unchangedFor()),
                        Printable.brief(found.waitsFor()));
    }

    /** The state, with the reason for it. */
    static String state(StoredReturn found) {
        return found.state() + (found.endReason() == null ? "" : ": " + found.endReason());
    }

    static String step(Step step) {
        String state = "%-8s %s".formatted(step.name(), step.state());
        return step.error() == null
                ? state
                : "%s, failed after %d attempts: %s"
                        .formatted(state, orZero(step.attempts()), Printable.brief(step.error()));
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    static String line(Story.Line line) {
        return "%d × %s at %s".formatted(line.quantity(), Printable.brief(line.sku()), line.unitPrice());
    }

    static String entry(Story.Entry entry) {
        return "%s  %s  %s%s"
                .formatted(
                        entry.at(),
                        Printable.brief(entry.what()),
                        Printable.brief(entry.detail()),
                        entry.by() == null ? "" : "  by " + person(entry.by(), String.valueOf(entry.why())));
    }

    static String intervention(Intervention order) {
        return "%s  %s%s by %s  %s"
                .formatted(
                        order.at(),
                        order.action(),
                        order.step() == null ? "" : " " + order.step(),
                        person(order.by(), order.why()),
                        order.waits() ? "waits for the service" : "→ " + Printable.brief(order.answer()));
    }

    private static String person(String by, String why) {
        return Printable.brief(by) + ": " + Printable.brief(why);
    }
}
