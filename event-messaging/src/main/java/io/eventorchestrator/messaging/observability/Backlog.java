package io.eventorchestrator.messaging.observability;

import java.time.Duration;

/**
 * What waits in this service's tables.
 *
 * @param pending events that are not published yet
 * @param oldest how long the oldest of them waits
 * @param setAside records that can never be published
 * @param parked events that wait for their next attempt, or behind one that does
 */
record Backlog(long pending, Duration oldest, long setAside, long parked) {}
