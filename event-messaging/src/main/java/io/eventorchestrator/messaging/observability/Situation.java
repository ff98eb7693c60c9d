package io.eventorchestrator.messaging.observability;

import java.util.List;
import java.util.Map;

/**
 * What one look found.
 *
 * @param waitingAtBroker records by consumer group, where the transport knows them
 */
record Situation(Backlog backlog, Map<String, Long> waitingAtBroker, List<Stall> stalls) {}
