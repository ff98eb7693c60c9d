package io.eventorchestrator.messaging.observability;

/** Asks the broker for the lag of this service's consumer groups, if the transport knows a broker. */
@FunctionalInterface
public interface GroupLag {

    /**
     * @return records that are neither settled nor parked, as far as known. Takes a few seconds at most, and never
     *     throws
     */
    WaitingRecords waiting();
}
