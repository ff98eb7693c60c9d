package io.eventorchestrator.messaging.registry;

import com.networknt.schema.Schema;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Remembers look-ups: a schema for good, since its version never changes, and a failure for a minute. Each schema is
 * looked up once at a time, and all look-ups together have a second per minute. Thread-safe.
 */
final class SchemaLookups {

    static final Duration AT_MOST = Duration.ofSeconds(1);
    static final Duration MEMORY = Duration.ofSeconds(60);

    /** Maximum number of versions that are remembered. */
    static final int MOST = 1_000;

    private static final Logger log = LoggerFactory.getLogger(SchemaLookups.class);

    private final Map<SchemaId, Lookup> lookups = new ConcurrentHashMap<>();
    private final LookupBudget budget = new LookupBudget(AT_MOST, MEMORY);
    private final Function<SchemaId, LookupResult> look;
    private final DeliveryMetrics metrics;
    private final LongSupplier nanos;

    SchemaLookups(Function<SchemaId, LookupResult> look, DeliveryMetrics metrics, LongSupplier nanos) {
        this.look = look;
        this.metrics = metrics;
        this.nanos = nanos;
    }

    /** @return empty if there is no schema to validate by now */
    Optional<Schema> find(SchemaId id) {
        Lookup last = lookups.get(id);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            // The transaction holds locks of keys and a connection, so it can't wait for anyone.
            return last == null ? Optional.empty() : last.now();
        }
        if (last != null && last.holds(nanos.getAsLong())) {
            return last.await(AT_MOST);
        }
        if (!budget.allows(nanos.getAsLong()) || !hasRoom(id)) {
            metrics.lookedUp(id.type(), LookupOutcome.SKIPPED);
            return Optional.empty();
        }
        return begun(id).await(AT_MOST);
    }

    private boolean hasRoom(SchemaId id) {
        if (lookups.size() >= MOST) {
            lookups.values().removeIf(lookup -> !lookup.holds(nanos.getAsLong()));
        }
        return lookups.size() < MOST || lookups.containsKey(id);
    }

    private Lookup begun(SchemaId id) {
        Lookup lookup = lookups.compute(
                id, (same, last) -> last != null && last.holds(nanos.getAsLong()) ? last : new Lookup(last));
        if (lookup.begin()) {
            run(id, lookup);
        }
        return lookup;
    }

    private void run(SchemaId id, Lookup lookup) {
        long from = nanos.getAsLong();
        LookupResult result = LookupResult.without(LookupOutcome.FAILED, "the look-up broke off");
        try {
            result = look.apply(id);
        } finally {
            budget.spend(from, nanos.getAsLong());
            settle(id, lookup, result);
        }
    }

    private void settle(SchemaId id, Lookup lookup, LookupResult result) {
        lookup.settle(result, nanos.getAsLong() + MEMORY.toNanos());
        metrics.lookedUp(id.type(), result.outcome());
        if (result.schema().isPresent()) {
            log.info("Events of {} are validated by the registry's schema from now on", id);
        } else if (!result.problem().equals(lookup.earlierProblem())) {
            log.warn(
                    "Events of {} are validated only by the newest version that this service knows. {} It is looked up"
                            + " again at most once a minute; the same failure is not logged again",
                    id,
                    result.problem());
        }
    }

    /** Gives up a schema that failed at work, like one that could not be found. */
    void giveUp(SchemaId id, String problem) {
        Lookup unusable = new Lookup(lookups.get(id));
        if (unusable.begin()) {
            lookups.put(id, unusable);
            settle(id, unusable, LookupResult.without(LookupOutcome.UNUSABLE, problem));
        }
    }
}
