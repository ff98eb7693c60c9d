package io.eventorchestrator.messaging.observability;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What waits in this service's tables. Counts end at {@value #COUNTED}, which then means "at least".
 *
 * @param pending events that are not published yet
 * @param setAside records that can never be published as they are
 * @param parked events that wait for their next attempt, or behind one that does
 * @param firsts of each topic the oldest event that could be published; one behind a record that is set aside could not,
 *     and is told only where the first {@value #HEAD} of each shard are such
 * @param overdue consumer groups with parked events whose attempt is late, by how much
 */
record Backlog(long pending, long setAside, long parked, List<First> firsts, Map<String, Duration> overdue) {

    static final int COUNTED = 10_000;
    static final int HEAD = 1_000;

    /** How long the oldest publishable event waits; zero if none does. */
    Duration oldest() {
        return firsts.stream().map(First::age).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /**
     * @param seq tells whether it is still the same row at the next look
     * @param isHeld it waits behind a record that is set aside, as so many before it do that what could be published is
     *     not seen
     */
    record First(String topic, long seq, Duration age, boolean isHeld) {}
}
