package io.eventorchestrator.messaging.simulation;

/**
 * A transaction of a service, which publishes one event of a key.
 *
 * @param atMillis when it begins
 * @param instance which instance runs it, among those that live then
 */
record Operation(int atMillis, int instance, int key, Behaviour behaviour) {

    @Override
    public String toString() {
        return behaviour + " of key " + key + " at " + atMillis + " ms on " + instance;
    }

    /** The behaviour of the transaction and of the event's handler. */
    enum Behaviour {
        /** Its handler succeeds. */
        FINE,
        /** Its transaction is rolled back. */
        ROLLED_BACK,
        /** Its handler fails once. */
        FAILS_ONCE,
        /** Its handler fails until the first replay. */
        FAILS_UNTIL_REPLAYED,
        /** Its handler fails until the second replay. */
        FAILS_UNTIL_REPLAYED_TWICE,
        /** Its handler refuses it for a business reason. */
        BUSINESS,
        /** Its handler refuses it for a business reason that needs a person. */
        NEEDS_A_PERSON,
        /** It is published by a stranger and can't be read; some claim another place by their headers. */
        UNREADABLE
    }
}
