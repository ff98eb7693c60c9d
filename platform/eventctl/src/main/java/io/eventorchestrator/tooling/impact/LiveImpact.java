package io.eventorchestrator.tooling.impact;

import io.eventorchestrator.catalogue.SchemaVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of one type that still exist: in its topic, outbox, inboxes and dead letters.
 *
 * @param newest the contract's version
 * @param limit number of records read at most of each place
 * @param lags records that each group has not settled
 * @param flaws what could not be read, a line each
 */
record LiveImpact(
        String type,
        SchemaVersion newest,
        String brokers,
        long limit,
        List<Holding> holdings,
        Map<String, Long> lags,
        List<String> flaws) {

    LiveImpact {
        holdings = List.copyOf(holdings);
        lags = Collections.unmodifiableMap(new LinkedHashMap<>(lags));
        flaws = List.copyOf(flaws);
    }

    /** The events read that are older than the contract's version. */
    long older() {
        return holdings.stream()
                .mapToLong(holding -> holding.events().olderThan(newest))
                .sum();
    }

    /** Tests whether everything was read. */
    boolean isWhole() {
        return flaws.isEmpty() && holdings.stream().allMatch(Holding::isWhole);
    }
}
