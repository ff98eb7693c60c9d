package io.eventorchestrator.orders.application;

import com.github.f4b6a3.uuid.UuidCreator;
import io.eventorchestrator.contracts.orders.Customer;
import io.eventorchestrator.contracts.orders.OrderLine;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.messaging.PublishedEvent;
import io.eventorchestrator.orders.application.IdempotencyKeys.Claim;
import io.eventorchestrator.orders.domain.Order;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes an order. */
@Service
public class PlaceOrder {

    private static final Logger log = LoggerFactory.getLogger(PlaceOrder.class);

    private final Orders orders;
    private final Timeline timeline;
    private final IdempotencyKeys keys;
    private final EventPublisher events;

    PlaceOrder(Orders orders, Timeline timeline, IdempotencyKeys keys, EventPublisher events) {
        this.orders = orders;
        this.timeline = timeline;
        this.keys = keys;
        this.events = events;
    }

    /**
     * @param key the client's idempotency key with the digest of its request; null where it gave none
     * @return the order as it was placed, also if an earlier request with the same key placed it
     * @throws KeyReused if the key stands for another request
     * @throws io.eventorchestrator.orders.domain.Contradiction if the order contradicts itself
     */
    @Transactional
    public Order place(Customer customer, String currency, List<OrderLine> lines, @Nullable Key key) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Order.Decision decision = Order.place(id, customer, currency, lines);
        if (key != null) {
            Claim claim = keys.claim(key.value(), key.bodyDigest(), id);
            if (!claim.bodyDigest().equals(key.bodyDigest())) {
                throw new KeyReused(key.value());
            }
            if (!claim.orderId().equals(id)) {
                return Order.place(claim.orderId(), customer, currency, lines).order();
            }
        }
        store(decision);
        return decision.order();
    }

    private void store(Order.Decision decision) {
        Order order = decision.order();
        PublishedEvent published = events.publish(decision.event().orElseThrow());
        orders.insert(order, published.correlationId());
        timeline.add(order.id(), "OrderPlaced", order.lines().size() + " lines");
        Story.tell(
                published.correlationId(),
                () -> log.info(
                        "Order {} placed by customer {}",
                        order.id(),
                        order.customer().id()));
    }

    /** A client's idempotency key with what it was sent with. */
    public record Key(String value, String bodyDigest) {}

    /** The key was used with another request before. */
    public static final class KeyReused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        KeyReused(String key) {
            super("Idempotency-Key " + key + " was used with another request");
        }
    }
}
