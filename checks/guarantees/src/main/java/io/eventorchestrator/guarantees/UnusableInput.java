package io.eventorchestrator.guarantees;

/** Ends the command with its message. */
final class UnusableInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableInput(String message) {
        super(message);
    }

    UnusableInput(String message, Throwable cause) {
        super(message, cause);
    }
}
