package io.eventorchestrator.orders.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WarehouseContactTest {

    private final AtomicLong nanoTime = new AtomicLong();
    private final WarehouseContact contact = new WarehouseContact(
            ExponentialDelay.doubling(Duration.ofSeconds(1), Duration.ofSeconds(4)), nanoTime::get);

    @Test
    void theNextQuestionWaitsTwiceAsLongAfterEachFailureUpToALimit() {
        assertThat(contact.rests()).isFalse();

        assertThat(restAfterFailure()).isEqualTo(Duration.ofSeconds(1));
        assertThat(restAfterFailure()).isEqualTo(Duration.ofSeconds(2));
        assertThat(restAfterFailure()).isEqualTo(Duration.ofSeconds(4));
        assertThat(restAfterFailure()).isEqualTo(Duration.ofSeconds(4));
        assertThat(contact.isLost()).isTrue();
    }

    @Test
    void anAnswerEndsTheRest() {
        restAfterFailure();
        contact.lost("gone");

        contact.found();

        assertThat(contact.rests()).isFalse();
        assertThat(contact.isLost()).isFalse();
        assertThat(restAfterFailure()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theLossAndTheReturnAreLoggedOnce() {
        try (LogOf log = new LogOf(WarehouseContact.class)) {
            contact.lost("no route");
            contact.lost("no route");
            contact.found();
            contact.found();

            assertThat(log.lines())
                    .containsExactly(
                            "WARN Late outcomes can't be asked for; orders go on waiting for their events: no route",
                            "INFO Late outcomes are asked for again, after 2 questions without an answer");
        }
    }

    private Duration restAfterFailure() {
        contact.lost("gone");
        long begin = nanoTime.get();
        while (contact.rests()) {
            nanoTime.addAndGet(Duration.ofMillis(100).toNanos());
        }
        return Duration.ofNanos(nanoTime.get() - begin);
    }
}
