package io.eventorchestrator.catalogue.compatibility;

import tools.jackson.databind.JsonNode;

/** Says whether a consumer with one schema reads everything that a producer with another may write. */
public sealed interface Verdict {

    /** Every document is read; this is proven. */
    record Compatible() implements Verdict {}

    /**
     * A document breaks the consumer.
     *
     * @param counterexample valid under the producer's schema and not under the consumer's, says the validator
     * @param refusal the consumer's first violation, with its place in the document
     */
    record Incompatible(JsonNode counterexample, String refusal) implements Verdict {}

    /**
     * Neither proven nor disproven.
     *
     * @param keyword of the consumer's schema that could not be proven
     * @param pointer JSON Pointer of that keyword's schema
     */
    record Undecided(String keyword, String pointer) implements Verdict {}
}
