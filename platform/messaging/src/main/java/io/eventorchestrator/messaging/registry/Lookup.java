package io.eventorchestrator.messaging.registry;

import com.networknt.schema.Schema;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A look-up in flight, or its result. Thread-safe. */
final class Lookup {

    private final CompletableFuture<LookupResult> result = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final String earlierProblem;
    private volatile long holdsUntil;

    /** @param earlier the look-up that this one replaces; null for the first */
    Lookup(@Nullable Lookup earlier) {
        earlierProblem = earlier == null ? "" : earlier.problem();
    }

    /** Tests whether the caller has to carry out the look-up. */
    boolean begin() {
        return begun.compareAndSet(false, true);
    }

    /** @param until the time after which a schema that was not found is looked up again */
    void settle(LookupResult found, long until) {
        holdsUntil = until;
        result.complete(found);
    }

    /** Tests whether no other look-up is needed: it is in flight, found the schema, or failed a short time ago. */
    boolean holds(long now) {
        LookupResult settled = result.getNow(null);
        return settled == null || settled.schema().isPresent() || holdsUntil - now > 0;
    }

    /** The schema if it is here already. */
    Optional<Schema> now() {
        LookupResult settled = result.getNow(null);
        return settled == null ? Optional.empty() : settled.schema();
    }

    /** The schema, for which it waits. */
    Optional<Schema> await(Duration atMost) {
        try {
            return result.get(atMost.toMillis(), TimeUnit.MILLISECONDS).schema();
        } catch (TimeoutException | ExecutionException late) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The reason why there is no schema; empty while it is in flight, or if it was found. */
    String problem() {
        LookupResult settled = result.getNow(null);
        return settled == null ? "" : settled.problem();
    }

    /** The problem of the look-up before. */
    String earlierProblem() {
        return earlierProblem;
    }
}
