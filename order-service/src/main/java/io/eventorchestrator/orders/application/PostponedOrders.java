package io.eventorchestrator.orders.application;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.orders.application.Orders.Overdue;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * Overdue orders that could not be expired, and when each is tried again. In memory, because the failure may be that
 * nothing can be stored for the order; after a restart each is tried at once. Thread-safe.
 */
final class PostponedOrders {

    private static final Duration CEILING = Duration.ofMinutes(5);
    private static final ExponentialDelay DELAY = ExponentialDelay.doubling(Duration.ofSeconds(1), CEILING);

    private final ConcurrentMap<UUID, Postponed> postponed = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    PostponedOrders(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    boolean isDue(Overdue order) {
        Postponed known = postponed.get(order.id());
        return known == null || known.isDueFor(Duration.ZERO, nanoTime.getAsLong());
    }

    /** @return the delay until the next try, longer with each failure */
    Duration postpone(Overdue order) {
        long now = nanoTime.getAsLong();
        return Objects.requireNonNull(postponed.compute(order.id(), (id, before) -> {
                    int failures = before == null ? 1 : before.failures() + 1;
                    return new Postponed(failures, now + DELAY.after(failures).toNanos());
                }))
                .delay();
    }

    void forget(Overdue order) {
        postponed.remove(order.id());
    }

    /** The number of orders; one that was answered or expired elsewhere counts for up to ten minutes more. */
    int count() {
        return postponed.size();
    }

    /** Forgets orders that no sweep finds any more, because they were answered or another instance expired them. */
    void forgetAnswered() {
        postponed.values().removeIf(order -> order.isDueFor(CEILING, nanoTime.getAsLong()));
    }

    private record Postponed(int failures, long dueAt) {

        Duration delay() {
            return DELAY.after(failures);
        }

        boolean isDueFor(Duration time, long now) {
            return now - dueAt >= time.toNanos();
        }
    }
}
