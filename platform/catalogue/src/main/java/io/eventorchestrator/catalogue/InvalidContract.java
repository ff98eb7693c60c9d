package io.eventorchestrator.catalogue;

/** The contract is invalid; the message is one line that names the file, the place in it and the key. */
public final class InvalidContract extends IllegalStateException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 500;

    /** @param message for a person; made one line, since it may quote the contract */
    public InvalidContract(String message) {
        super(Clipped.lineOf(LONGEST, message));
    }
}
