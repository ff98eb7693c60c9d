package io.eventorchestrator.messaging.observability;

import java.util.List;

/**
 * The findings of one check.
 *
 * @param waitingAtBroker records by consumer group, as far as the transport knows them
 */
record ProgressFindings(Backlog backlog, WaitingRecords waitingAtBroker, List<Stall> stalls) {}
