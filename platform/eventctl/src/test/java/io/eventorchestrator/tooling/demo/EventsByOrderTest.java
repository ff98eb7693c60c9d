package io.eventorchestrator.tooling.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EventsByOrderTest {

    private static final OffsetDateTime BEGUN = OffsetDateTime.parse("2026-11-24T10:00:00Z");

    private final EventsByOrder events = new EventsByOrder(Catalogue.load());

    @Test
    void anEventIsShownWithItsTimeItsRouteAndItsReason() {
        events.placed(7, "order-1");
        events.on(event("orders.order.placed", "order-service", 0, "{}"));
        events.on(event(
                "inventory.stock.rejected",
                "inventory-service",
                12,
                "{\"shortages\":[{\"sku\":\"TEA\",\"requested\":5,\"available\":3}]}"));

        assertThat(events.unreported(7).getLast())
                .startsWith("     12 ms  InventoryRejected")
                .contains("inventory-service", "→ order-service")
                .endsWith("The warehouse reserves nothing: 3 TEA for 5");
        assertThat(events.unreported(7)).isEmpty();
        assertThat(events.count()).isEqualTo(2);
    }

    @Test
    void aRejectionIsShownWithItsReason() {
        String data = "{\"shortages\":[{\"sku\":\"TEA\",\"requested\":5,\"available\":3}]}";

        assertThat(Sentences.of("OrderRejected", JsonMapper.shared().readTree(data)))
                .isEqualTo("The order is rejected: the warehouse has 3 TEA for 5");
        assertThat(Sentences.of("OrderRejected", JsonMapper.shared().readTree("{}")))
                .isEqualTo("The order is rejected");
    }

    @Test
    void anEventThatPrecedesTheHttpAnswerIsPrintedOnceTheOrderIsKnown() {
        events.on(event("orders.order.placed", "order-service", 0));
        assertThat(events.unreported(1)).isEmpty();

        events.placed(1, "order-1");

        assertThat(events.unreported(1)).hasSize(1);
    }

    @Test
    void eventsOfAnUnknownOrderAreNotShown() {
        events.placed(1, "order-2");
        events.on(event("orders.order.placed", "order-service", 0));

        assertThat(events.unreported(1)).isEmpty();
        assertThat(events.count()).isZero();
    }

    @Test
    void anAnswerThatIsReadBeforeItsOrderIsShownAfterIt() {
        events.placed(1, "order-1");

        events.on(event("inventory.stock.reserved", "inventory-service", 12));
        events.on(event("orders.order.confirmed", "order-service", 20));
        events.on(event("orders.order.placed", "order-service", 0));

        assertThat(events.unreported(1))
                .satisfiesExactly(
                        placed -> assertThat(placed).contains("OrderPlaced"),
                        reserved -> assertThat(reserved).contains("InventoryReserved"),
                        confirmed -> assertThat(confirmed).contains("20 ms", "OrderConfirmed"));
    }

    @Test
    void expectedEventsThatWereNotReadAreNamed() {
        events.placed(1, "order-1");
        events.on(event("orders.order.placed", "order-service", 0));
        events.on(event("notifications.notification.sent", "notification-service", 30));

        assertThat(events.missing(1, List.of("OrderPlaced", "NotificationSent")))
                .isEmpty();
        assertThat(events.missing(1, List.of("OrderPlaced", "NotificationSent", "OrderConfirmed", "NotificationSent")))
                .containsExactly("OrderConfirmed", "NotificationSent");
        assertThat(events.missing(2, List.of("OrderPlaced"))).containsExactly("OrderPlaced");
    }

    private static OrderEvent event(String type, String source, int millis) {
        return event(type, source, millis, "{}");
    }

    private static OrderEvent event(String type, String source, int millis, String data) {
        return new OrderEvent(
                type,
                source,
                "order-1",
                "correlation-1",
                BEGUN.plusNanos(millis * 1_000_000L),
                JsonMapper.shared().readTree(data));
    }
}
