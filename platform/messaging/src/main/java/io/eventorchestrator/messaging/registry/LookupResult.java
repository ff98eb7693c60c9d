package io.eventorchestrator.messaging.registry;

import com.networknt.schema.Schema;
import java.util.Optional;

/**
 * The result of a look-up.
 *
 * @param schema empty unless it was found
 * @param problem empty if it was found
 */
record LookupResult(LookupOutcome outcome, Optional<Schema> schema, String problem) {

    private static final int LONGEST = 400;

    static LookupResult found(Schema schema) {
        return new LookupResult(LookupOutcome.FOUND, Optional.of(schema), "");
    }

    static LookupResult without(LookupOutcome outcome, String problem) {
        String line = problem.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
        return new LookupResult(
                outcome, Optional.empty(), line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…");
    }
}
