package io.eventorchestrator.system;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The cost of one order, without what the idle platform uses.
 *
 * @param before start of the idle time
 * @param rested end of the idle time, and start of the load
 * @param after end of the load, when nothing is left to do
 */
record OrderCost(CostSample before, CostSample rested, CostSample after, int orders) {

    /** A Markdown table with a row for each part. */
    String table() {
        String parts = after.processor().byPart().keySet().stream()
                .map(part -> row(part, "ms of processor time", processor(part) * 1e3))
                .collect(Collectors.joining());
        return "%d orders, %d events, in %.0f s%n%n".formatted(orders, events(), after.secondsSince(rested))
                + "| part | unit | an order | an event |\n|---|---|---|---|\n"
                + parts
                + row("PostgreSQL", "KB of write-ahead log", (after.log() - rested.log()) / 1e3)
                + row("PostgreSQL", "commits", (double) (after.commits() - rested.commits()));
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
        double idle = rested.processor().since(before.processor(), part) / rested.secondsSince(before);
        return after.processor().since(rested.processor(), part) - idle * after.secondsSince(rested);
    }

    private String row(String part, String unit, double total) {
        return String.format(Locale.ROOT, "| %s | %s | %.2f | %.2f |%n", part, unit, total / orders, total / events());
    }
}
