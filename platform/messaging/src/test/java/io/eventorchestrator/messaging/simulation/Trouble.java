package io.eventorchestrator.messaging.simulation;

/** Something that goes wrong once on a crowd of instances. */
enum Trouble {
    NONE("nothing"),
    /** Their leases end after ten seconds; the broker deals their partitions to others when as much has passed. */
    A_THIRD_CRASHES("every third instance crashes"),
    BROKER_AWAY("the broker is unreachable for ten seconds"),
    KEYS_FAIL("every tenth key fails for ten seconds");

    final String text;

    Trouble(String text) {
        this.text = text;
    }
}
