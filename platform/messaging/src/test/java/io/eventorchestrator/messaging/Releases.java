package io.eventorchestrator.messaging;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.contracts.Event;
import io.eventorchestrator.contracts.orders.OrderCancelled;
import io.eventorchestrator.contracts.orders.OrderExpired;
import io.eventorchestrator.contracts.orders.OrderPlaced;
import io.eventorchestrator.contracts.orders.OrderPlacedV1;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The release that knows major 1 of a placed order, and the one that knows major 2. Each exists as inventory-service,
 * and as another service with a different group, so that both can run at the same time.
 */
final class Releases {

    static final String RESERVATIONS = "inventory-service-order-reservations";
    static final String STATISTICS = "notification-service-order-statistics";

    private static final String PLACED = "orders.order.placed";

    private Releases() {}

    /** The contract with one more group, whose service handles nothing else. */
    static Catalogue withStatistics() {
        return new Catalogue(
                Catalogue.load().channels(),
                List.of(new Group(STATISTICS, "notification-service", "counts orders", List.of(PLACED), Map.of())),
                Catalogue.load().limits());
    }

    /** The events that a release handled, by id. */
    static final class Handled {

        private final Map<String, Event> byId = new ConcurrentHashMap<>();

        void add(HandledEvent handled, Event event) {
            byId.put(handled.id(), event);
        }

        @Nullable
        Event event(String id) {
            return byId.get(id);
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({Handled.class, OldReservations.Listener.class})
    static class OldReservations {

        @ConsumerGroup(RESERVATIONS)
        record Listener(Handled handled) {

            @EventHandler
            void on(OrderPlacedV1 event, HandledEvent about) {
                handled.add(about, event);
            }

            @EventHandler
            void on(OrderCancelled event) {}

            @EventHandler
            void on(OrderExpired event) {}
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({Handled.class, NewReservations.Listener.class})
    static class NewReservations {

        @ConsumerGroup(RESERVATIONS)
        record Listener(Handled handled) {

            @EventHandler
            void on(OrderPlaced event, HandledEvent about) {
                handled.add(about, event);
            }

            @EventHandler
            void on(OrderCancelled event) {}

            @EventHandler
            void on(OrderExpired event) {}
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({Handled.class, OldStatistics.Listener.class})
    static class OldStatistics {

        @Bean
        Catalogue catalogue() {
            return withStatistics();
        }

        @ConsumerGroup(STATISTICS)
        record Listener(Handled handled) {

            @EventHandler
            void on(OrderPlacedV1 event, HandledEvent about) {
                handled.add(about, event);
            }
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({Handled.class, NewStatistics.Listener.class})
    static class NewStatistics {

        @Bean
        Catalogue catalogue() {
            return withStatistics();
        }

        @ConsumerGroup(STATISTICS)
        record Listener(Handled handled) {

            @EventHandler
            void on(OrderPlaced event, HandledEvent about) {
                handled.add(about, event);
            }
        }
    }

    /** Publishes, and subscribes to nothing. */
    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class PublisherOnly {

        @Bean
        Catalogue catalogue() {
            return new Catalogue(
                    Catalogue.load().channels(), List.of(), Catalogue.load().limits());
        }

        static PublishedEvent publish(Running service, Event event) {
            return new TransactionTemplate(service.bean(PlatformTransactionManager.class))
                    .execute(status -> service.bean(EventPublisher.class).publish(event));
        }
    }
}
