package io.eventorchestrator.checker;

/** A file of the history is missing, cut off or malformed. */
final class UnreadableHistory extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableHistory(String message) {
        super(message);
    }
}
