package io.eventorchestrator.tooling.saga;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a return that have rows, in order. */
record Story(List<Line> lines, List<Entry> history, List<Intervention> interventions) {

    /** A SKU that is returned. */
    record Line(String sku, int quantity, Money unitPrice) {}

    /**
     * An entry of the history.
     *
     * @param by the person who ordered it; null if none did
     */
    record Entry(
            Instant at,
            String what,
            String detail,
            @Nullable String by,
            @Nullable String why) {}
}
