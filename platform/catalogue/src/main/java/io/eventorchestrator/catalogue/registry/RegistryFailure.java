package io.eventorchestrator.catalogue.registry;

import io.eventorchestrator.catalogue.Clipped;

/** The registry can't be reached, or answers with something unusable; the message is one line for a person. */
public final class RegistryFailure extends IllegalStateException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 400;

    RegistryFailure(String message) {
        super(Clipped.lineOf(LONGEST, message), null);
    }
}
