package io.eventorchestrator.messaging.outbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A bulk on its way.
 *
 * @param rows at most one of each key
 * @param tokens of the shards when it was chosen
 * @param published the last published row before each, by its sequence
 * @param isRetry whether its rows have all failed before
 */
record Flight(List<Waiting> rows, Map<Integer, Long> tokens, Map<Long, Long> published, boolean isRetry) {

    Set<Integer> shards() {
        return rows.stream().map(Waiting::shard).collect(Collectors.toSet());
    }

    /** Its shards that are not held any more, or were lost and won again. */
    Set<Integer> lost(Map<Integer, Long> held) {
        return shards().stream()
                .filter(shard -> !tokens.getOrDefault(shard, -1L).equals(held.get(shard)))
                .collect(Collectors.toSet());
    }

    /** A flight that has ended, with what became of each row by its sequence. */
    record Ended(Flight flight, Map<Long, Fate> fates) {}
}
