package io.eventorchestrator.messaging.registry;

import com.networknt.schema.Schema;
import io.eventorchestrator.catalogue.Clipped;
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
        return new LookupResult(outcome, Optional.empty(), Clipped.lineOf(LONGEST, problem));
    }
}
