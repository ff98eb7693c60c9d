package io.eventorchestrator.system;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The cost of one order, and of a second without orders. A busy part does not poll, so neither includes the other.
 *
 * @param before start of the idle time
 * @param rested end of the idle time, and start of the load
 * @param after end of the load, when nothing is left to do
 */
record OrderCost(CostSample before, CostSample rested, CostSample after, int orders) {

    /** A Markdown table with a row for each part. */
    String table() {
        String parts = after.processor().byPart().keySet().stream()
                .map(part -> row(part, "ms of processor time", processor(part) * 1e3, idle(part) * 1e3))
                .collect(Collectors.joining());
        return "%d orders, %d events, in %.0f s%n%n".formatted(orders, events(), after.secondsSince(rested))
                + "| part | unit | an order | an event | a second at rest |\n|---|---|---|---|---|\n"
                + parts
                + row("PostgreSQL", "KB of write-ahead log", CostSample::log, 1e3)
                + row("inboxes", "KB kept", CostSample::inbox, 1e3)
                + row("PostgreSQL", "commits", CostSample::commits, 1);
    }

    /** The parts that used processor time for the orders. */
    List<String> parts() {
        return after.processor().byPart().keySet().stream()
                .filter(part -> processor(part) > 0)
                .toList();
    }

    private long events() {
        return after.events() - rested.events();
    }

    private double processor(String part) {
        return after.processor().since(rested.processor(), part);
    }

    private double idle(String part) {
        return rested.processor().since(before.processor(), part) / rested.secondsSince(before);
    }

    private String row(String part, String unit, ToLongFunction<CostSample> count, double divisor) {
        double idle = (count.applyAsLong(rested) - count.applyAsLong(before)) / divisor / rested.secondsSince(before);
        return row(part, unit, (count.applyAsLong(after) - count.applyAsLong(rested)) / divisor, idle);
    }

    private String row(String part, String unit, double total, double idle) {
        return String.format(
                Locale.ROOT, "| %s | %s | %.2f | %.2f | %.1f |%n", part, unit, total / orders, total / events(), idle);
    }
}
