package io.eventorchestrator.messaging.registry;

/** A document can't serve as a schema; the message is one sentence for an operator. */
final class UnfitSchema extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitSchema(String problem) {
        super("The registry's schema can't be used: " + problem + ".", null, false, false);
    }
}
