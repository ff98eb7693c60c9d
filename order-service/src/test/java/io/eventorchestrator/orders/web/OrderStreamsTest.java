package io.eventorchestrator.orders.web;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderStreamsTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final int PATIENCE = 30_000;

    private final Orders orders = mock(Orders.class);
    private final OrderProperties.Streams limits =
            spy(new OrderProperties.Streams(1, Duration.ofMillis(10), NEVER, NEVER));
    private final OrderStreams streams = new OrderStreams(
            orders, new OrderProperties(NEVER, NEVER, new SweepProperties(NEVER, 1), limits), new ProgressBoard());

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

    @Test
    void anErrorInAQueryDoesNotEndTheStreams() {
        when(orders.states(any()))
                .thenThrow(new NoClassDefFoundError("provoked"))
                .thenReturn(Map.of());
        streams.start();

        streams.open(order(OrderState.PENDING));

        verify(orders, timeout(PATIENCE).atLeast(3)).states(any());
    }

    @Test
    void anErrorBetweenTwoQueriesDoesNotEndTheStreams() {
        when(limits.heartbeat()).thenThrow(new NoClassDefFoundError("provoked")).thenReturn(NEVER);
        streams.start();

        streams.open(order(OrderState.PENDING));

        verify(limits, timeout(PATIENCE).atLeast(3)).heartbeat();
    }

    @Test
    void anErrorThatCantBeReportedDoesNotEndTheStreams() {
        when(orders.states(any())).thenThrow(new Unspeakable()).thenReturn(Map.of());
        streams.start();

        streams.open(order(OrderState.PENDING));

        verify(orders, timeout(PATIENCE).atLeast(3)).states(any());
    }

    private static Stored finished() {
        return order(OrderState.CANCELLED);
    }

    private static Stored order(OrderState state) {
        Order order = new Order(UUID.randomUUID(), state, SamplePurchase.ofTea(), null);
        return new Stored(order, "correlation", Instant.EPOCH, Instant.EPOCH);
    }

    /** As in a virtual machine without memory. */
    private static final class Unspeakable extends Error {

        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw this;
        }
    }
}
