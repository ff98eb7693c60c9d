package io.eventorchestrator.tooling.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoriesTest {

    private static final OffsetDateTime BEGUN = OffsetDateTime.parse("2026-11-24T10:00:00Z");

    private final List<String> told = new ArrayList<>();
    private final Stories stories = new Stories(Catalogue.load(), told::add);

    @Test
    void anEventIsPrintedWithItsRouteAndTime() {
        stories.placed(7, "order-1");
        stories.on(event("orders.order.placed", "order-service", 0));
        stories.on(event("inventory.stock.reserved", "inventory-service", 12));

        assertThat(told.getLast())
                .startsWith("  7  InventoryReserved")
                .contains("inventory-service", "→ order-service")
                .endsWith("12 ms");
    }

    @Test
    void anEventThatPrecedesTheHttpAnswerIsPrintedOnceTheOrderIsKnown() {
        stories.on(event("orders.order.placed", "order-service", 0));
        assertThat(told).isEmpty();

        stories.placed(1, "order-1");

        assertThat(told).hasSize(1);
    }

    @Test
    void aStrangersStoryIsNotTold() {
        stories.placed(1, "order-2");
        stories.on(event("orders.order.placed", "order-service", 0));

        assertThat(told).isEmpty();
    }

    @Test
    void anAnswerThatIsReadBeforeItsOrderIsToldBehindIt() {
        stories.placed(1, "order-1");

        stories.on(event("inventory.stock.reserved", "inventory-service", 12));
        stories.on(event("orders.order.confirmed", "order-service", 20));
        stories.on(event("orders.order.placed", "order-service", 0));

        assertThat(told).hasSize(3);
        assertThat(told.getFirst()).contains("OrderPlaced");
        assertThat(told.getLast()).contains("OrderConfirmed").endsWith("20 ms");
    }

    @Test
    void whatIsExpectedAndWasNotToldIsKnown() {
        stories.placed(1, "order-1");
        stories.on(event("orders.order.placed", "order-service", 0));
        stories.on(event("notifications.notification.sent", "notification-service", 30));

        assertThat(stories.untold(1, List.of("OrderPlaced", "NotificationSent")))
                .isEmpty();
        assertThat(stories.untold(1, List.of("OrderPlaced", "NotificationSent", "OrderConfirmed", "NotificationSent")))
                .containsExactly("OrderConfirmed", "NotificationSent");
        assertThat(stories.untold(2, List.of("OrderPlaced"))).containsExactly("OrderPlaced");
    }

    private static StoryEvent event(String type, String source, int millis) {
        return new StoryEvent(type, source, "order-1", "story-1", BEGUN.plusNanos(millis * 1_000_000L));
    }
}
