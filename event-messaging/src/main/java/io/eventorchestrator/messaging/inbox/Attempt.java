package io.eventorchestrator.messaging.inbox;

/**
 * One try at handling a delivery.
 *
 * @param number the first delivery is attempt 1
 * @param parked whether the inbox holds the event already, waiting for this try
 */
record Attempt(Delivery delivery, int number, boolean parked) {

    static Attempt first(Delivery delivery) {
        return new Attempt(delivery, 1, false);
    }
}
