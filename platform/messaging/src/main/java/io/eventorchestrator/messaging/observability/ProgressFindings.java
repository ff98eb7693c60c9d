package io.eventorchestrator.messaging.observability;

import java.util.List;
import java.util.Map;

/**
 * The findings of one check.
 *
 * @param waitingAtBroker records by consumer group, if the transport knows them
 */
record ProgressFindings(Backlog backlog, Map<String, Long> waitingAtBroker, List<Stall> stalls) {}
