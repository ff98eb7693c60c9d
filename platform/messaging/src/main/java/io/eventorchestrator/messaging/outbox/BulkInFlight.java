package io.eventorchestrator.messaging.outbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A bulk being published.
 *
 * @param rows at most one row of each key
 * @param tokens the shards' tokens when it was chosen
 * @param published the last published row before each row, by sequence
 * @param isRetry whether all its rows have failed before
 */
record BulkInFlight(List<RowHeader> rows, Map<Integer, Long> tokens, Map<Long, Long> published, boolean isRetry) {

    Set<Integer> shards() {
        return rows.stream().map(RowHeader::shard).collect(Collectors.toSet());
    }

    /** Its shards that are no longer held, or were lost and regained. */
    Set<Integer> lost(Map<Integer, Long> held) {
        return shards().stream()
                .filter(shard -> !tokens.getOrDefault(shard, -1L).equals(held.get(shard)))
                .collect(Collectors.toSet());
    }

    /** A finished bulk with the result for each row, by sequence. */
    record Ended(BulkInFlight bulk, Map<Long, RowResult> results) {}
}
