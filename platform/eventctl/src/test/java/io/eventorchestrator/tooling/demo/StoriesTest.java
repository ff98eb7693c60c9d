package io.eventorchestrator.tooling.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StoriesTest {

    private static final OffsetDateTime BEGUN = OffsetDateTime.parse("2026-11-24T10:00:00Z");

    private final Stories stories = new Stories(Catalogue.load());

    @Test
    void anEventIsToldWithItsTimeItsRouteAndItsReason() {
        stories.placed(7, "order-1");
        stories.on(event("orders.order.placed", "order-service", 0, "{}"));
        stories.on(event(
                "inventory.stock.rejected",
                "inventory-service",
                12,
                "{\"shortages\":[{\"sku\":\"TEA\",\"requested\":5,\"available\":3}]}"));

        assertThat(stories.tell(7).getLast())
                .startsWith("     12 ms  InventoryRejected")
                .contains("inventory-service", "→ order-service")
                .endsWith("The warehouse reserves nothing: 3 TEA for 5");
        assertThat(stories.tell(7)).isEmpty();
        assertThat(stories.count()).isEqualTo(2);
    }

    @Test
    void aRejectionIsToldWithItsReason() {
        String data = "{\"shortages\":[{\"sku\":\"TEA\",\"requested\":5,\"available\":3}]}";

        assertThat(Sentences.of("OrderRejected", JsonMapper.shared().readTree(data)))
                .isEqualTo("The order is rejected: the warehouse has 3 TEA for 5");
        assertThat(Sentences.of("OrderRejected", JsonMapper.shared().readTree("{}")))
                .isEqualTo("The order is rejected");
    }

    @Test
    void anEventThatPrecedesTheHttpAnswerIsPrintedOnceTheOrderIsKnown() {
        stories.on(event("orders.order.placed", "order-service", 0));
        assertThat(stories.tell(1)).isEmpty();

        stories.placed(1, "order-1");

        assertThat(stories.tell(1)).hasSize(1);
    }

    @Test
    void theStoryOfAnUnknownOrderIsNotTold() {
        stories.placed(1, "order-2");
        stories.on(event("orders.order.placed", "order-service", 0));

        assertThat(stories.tell(1)).isEmpty();
        assertThat(stories.count()).isZero();
    }

    @Test
    void anAnswerThatIsReadBeforeItsOrderIsToldAfterIt() {
        stories.placed(1, "order-1");

        stories.on(event("inventory.stock.reserved", "inventory-service", 12));
        stories.on(event("orders.order.confirmed", "order-service", 20));
        stories.on(event("orders.order.placed", "order-service", 0));

        assertThat(stories.tell(1))
                .satisfiesExactly(
                        placed -> assertThat(placed).contains("OrderPlaced"),
                        reserved -> assertThat(reserved).contains("InventoryReserved"),
                        confirmed -> assertThat(confirmed).contains("20 ms", "OrderConfirmed"));
    }

    @Test
    void expectedEventsThatWereNotReadAreNamed() {
        stories.placed(1, "order-1");
        stories.on(event("orders.order.placed", "order-service", 0));
        stories.on(event("notifications.notification.sent", "notification-service", 30));

        assertThat(stories.missing(1, List.of("OrderPlaced", "NotificationSent")))
                .isEmpty();
        assertThat(stories.missing(1, List.of("OrderPlaced", "NotificationSent", "OrderConfirmed", "NotificationSent")))
                .containsExactly("OrderConfirmed", "NotificationSent");
        assertThat(stories.missing(2, List.of("OrderPlaced"))).containsExactly("OrderPlaced");
    }

    private static StoryEvent event(String type, String source, int millis) {
        return event(type, source, millis, "{}");
    }

    private static StoryEvent event(String type, String source, int millis, String data) {
        return new StoryEvent(
                type,
                source,
                "order-1",
                "correlation-1",
                BEGUN.plusNanos(millis * 1_000_000L),
                JsonMapper.shared().readTree(data));
    }
}
