package io.eventorchestrator.messaging.observability;

import java.util.Map;

/** Asks the broker what waits for this service's consumer groups, where the transport knows a broker. */
@FunctionalInterface
public interface GroupLag {

    /**
     * @return records by group that are neither settled nor parked, as of now; empty where that is unknown, as behind a
     *     sidecar or while no broker answers. Takes a few seconds at most and never throws
     */
    Map<String, Long> waiting();
}
