package io.eventorchestrator.orders.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.orders.application.Orders.Overdue;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostponedOrdersTest {

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);
    private final PostponedOrders postponed = new PostponedOrders(nanoTime::get);
    private final Overdue order = new Overdue(new UUID(1, 1), Instant.EPOCH);

    @Test
    void eachFailureDelaysTheNextTryLongerUpToFiveMinutes() {
        assertThat(Stream.generate(() -> postponed.postpone(order).toSeconds()).limit(11))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
    }

    @Test
    void aPostponedOrderIsDueAfterItsDelay() {
        postponed.postpone(order);

        assertThat(postponed.isDue(order)).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(postponed.isDue(order)).isTrue();
    }

    @Test
    void anotherOrderIsDue() {
        postponed.postpone(order);

        assertThat(postponed.isDue(new Overdue(new UUID(1, 2), Instant.EPOCH))).isTrue();
    }

    @Test
    void theFailuresOfAnOrderThatNoSweepFindsAnyMoreAreForgotten() {
        postponed.postpone(order);
        postponed.postpone(order);
        pass(Duration.ofMinutes(6));

        postponed.forgetAnswered();

        assertThat(postponed.postpone(order)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void anOrderCountsOnceUntilItIsForgotten() {
        postponed.postpone(order);
        postponed.postpone(order);
        assertThat(postponed.count()).isOne();

        postponed.forget(order);
        assertThat(postponed.count()).isZero();
    }

    @Test
    void theFailuresOfAnOrderThatWaitsForItsNextTryAreRemembered() {
        postponed.postpone(order);

        postponed.forgetAnswered();

        assertThat(postponed.postpone(order)).isEqualTo(Duration.ofSeconds(2));
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
