package io.eventorchestrator.tooling.verification;

/** Data that may not be published; the message names the reason in one line. */
final class RefusedData extends RuntimeException {

    private static final long serialVersionUID = 1;

    RefusedData(String reason) {
        super(reason);
    }
}
