package io.eventorchestrator.messaging.registry;

/** The result of a look-up, as counted by its meter. */
enum LookupOutcome {
    /** The registry has the schema, and it is used. */
    FOUND,
    /** The registry does not have the schema. */
    MISSING,
    /** The registry's document can't serve as a schema. */
    UNUSABLE,
    /** The registry is unreachable, too slow, or does not answer as a registry. */
    FAILED,
    /** There was no look-up, because others took too long or too many are remembered. */
    SKIPPED
}
