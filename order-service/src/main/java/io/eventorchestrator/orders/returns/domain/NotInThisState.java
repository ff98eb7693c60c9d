package io.eventorchestrator.orders.returns.domain;

/** A person's order that the state of a return does not permit; the message explains it to that person. */
public final class NotInThisState extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message predicate of a sentence whose subject is the return */
    public NotInThisState(String message) {
        super(message);
    }
}
