package io.eventorchestrator.messaging.inbox;

/**
 * One attempt at handling a delivery.
 *
 * @param number the first delivery is attempt 1
 * @param parked whether the inbox already contains the event, parked for this attempt
 */
record Attempt(Delivery delivery, int number, boolean parked) {

    static Attempt first(Delivery delivery) {
        return new Attempt(delivery, 1, false);
    }
}
