package io.eventorchestrator.messaging.observability;

import java.util.Map;

/** Asks the broker for the lag of this service's consumer groups, if the transport knows a broker. */
@FunctionalInterface
public interface GroupLag {

    /**
     * @return records by group that are neither settled nor parked; empty if that is unknown, as behind a sidecar or
     *     while no broker answers. Takes a few seconds at most and never throws
     */
    Map<String, Long> waiting();
}
