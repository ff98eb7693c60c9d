package io.eventorchestrator.messaging.observability;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Waiting rows in this service's tables. Counts end at {@value #COUNTED}, which then means "at least".
 *
 * @param pending unpublished events
 * @param setAside records that can never be published
 * @param parked events that wait for their next attempt, or behind another event
 * @param firsts the oldest publishable event of each topic; one behind a record that is set aside is not publishable,
 *     and is included only if the first {@value #HEAD} of each shard are such
 * @param overdue consumer groups with overdue retries, and by how much
 */
record Backlog(long pending, long setAside, long parked, List<First> firsts, Map<String, Duration> overdue) {

    static final int COUNTED = 10_000;
    static final int HEAD = 1_000;

    /** The age of the oldest publishable event; zero if there is none. */
    Duration oldest() {
        return firsts.stream().map(First::age).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /**
     * @param seq identifies the row, to compare it with that of the next check
     * @param isHeld whether it waits behind a record that is set aside; if so, every row that was read does, and none
     *     is publishable
     */
    record First(String topic, long seq, Duration age, boolean isHeld) {}
}
