package io.eventorchestrator.orders.web;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.sweep.SweepProperties;
import io.eventorchestrator.orders.application.OrderProperties;
import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.orders.application.Orders.Stored;
import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.OrderState;
import io.eventorchestrator.orders.domain.SamplePurchase;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderStreamsTest {

    private static final Duration NEVER = Duration.ofDays(1);

    private final OrderStreams streams = new OrderStreams(
            mock(Orders.class),
            new OrderProperties(
                    NEVER,
                    NEVER,
                    new SweepProperties(NEVER, 1),
                    new OrderProperties.Streams(1, Duration.ofMillis(10), NEVER, NEVER)),
            new ProgressBoard());

    @AfterEach
    void stop() {
        streams.stop();
    }

    /** Nothing handles the response here, as if the stream ended before Spring handles it. */
    @Test
    void aStreamThatEndsBeforeItsResponseBeginsFreesItsPlace() {
        streams.start();

        streams.open(finished());

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThatNoException().isThrownBy(() -> streams.open(finished())));
    }

    private static Stored finished() {
        Order order = new Order(UUID.randomUUID(), OrderState.CANCELLED, SamplePurchase.ofTea(), null);
        return new Stored(order, "correlation", Instant.EPOCH, Instant.EPOCH);
    }
}
