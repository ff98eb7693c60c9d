package io.eventorchestrator.catalogue;

/** The contract is invalid; the message is one line that names the file, the place in it and the key. */
public final class InvalidContract extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** @param message one line for a person */
    public InvalidContract(String message) {
        super(message);
    }
}
