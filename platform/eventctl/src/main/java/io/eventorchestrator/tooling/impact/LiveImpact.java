package io.eventorchestrator.tooling.impact;

import io.eventorchestrator.catalogue.SchemaVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The events of one type that still exist: in its topic, outbox, inboxes and dead letters.
 *
 * @param newest the contract's version; empty if it states none
 * @param limit number of records read at most of each place
 * @param lags records that each group has not settled
 * @param flaws what could not be read, a line each
 */
record LiveImpact(
        String type,
        Optional<SchemaVersion> newest,
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
        return holdings.stream().mapToLong(this::olderIn).sum();
    }

    /** The events of a place that are older than the contract's version; none if it states none. */
    long olderIn(Holding holding) {
        return newest.map(holding.events()::olderThan).orElse(0L);
    }

    boolean isOld(SchemaVersion version) {
        return newest.filter(present -> version.compareTo(present) < 0).isPresent();
    }

    /** Tests whether everything was read. */
    boolean isWhole() {
        return flaws.isEmpty() && holdings.stream().allMatch(Holding::isWhole);
    }
}
