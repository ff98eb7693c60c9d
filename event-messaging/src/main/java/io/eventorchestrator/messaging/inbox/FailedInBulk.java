package io.eventorchestrator.messaging.inbox;

/** Says which of a bulk's events failed, on the way out of the bulk's transaction. */
final class FailedInBulk extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Delivery delivery;
    private final transient Failed failed;

    FailedInBulk(Delivery delivery, RuntimeException why) {
        super(null, why, false, false);
        this.delivery = delivery;
        this.failed = Failed.now(why);
    }

    Delivery delivery() {
        return delivery;
    }

    Failed failed() {
        return failed;
    }
}
