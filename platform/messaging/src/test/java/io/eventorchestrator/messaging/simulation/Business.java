package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.contracts.orders.Customer;
import io.eventorchestrator.contracts.orders.OrderLine;
import io.eventorchestrator.contracts.orders.OrderPlaced;
import io.eventorchestrator.messaging.EventPublisher;
import io.eventorchestrator.messaging.PublishedEvent;
import io.eventorchestrator.messaging.simulation.Operation.Behaviour;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transactions that publish events: each takes the next number of its key under the key's lock. An advisory lock,
 * because PostgreSQL lets those that wait for a row race for it.
 */
final class Business {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final EventPublisher publisher;
    private final Clock clock;

    Business(JdbcClient jdbc, TransactionTemplate transactions, EventPublisher publisher, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.publisher = publisher;
        this.clock = clock;
    }

    void perform(Operation operation) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select count(pg_advisory_xact_lock(77, :key))")
                    .param("key", operation.key())
                    .query(Long.class)
                    .single();
            int number = jdbc.sql("update simulated_key set last = last + 1 where key = :key returning last")
                    .param("key", operation.key())
                    .query(Integer.class)
                    .single();
            PublishedEvent event = publisher.publish(event(operation.key(), number, operation.behaviour()));
            jdbc.sql("insert into simulated_event (id, key, n, behaviour, at) values (:id, :key, :n, :behaviour, :at)")
                    .param("id", event.id())
                    .param("key", operation.key())
                    .param("n", number)
                    .param("behaviour", operation.behaviour().name())
                    .param("at", clock.millis())
                    .update();
            if (operation.behaviour() == Behaviour.ROLLED_BACK) {
                status.setRollbackOnly();
            }
        });
    }

    private static OrderPlaced event(int key, int number, Behaviour behaviour) {
        return new OrderPlaced(
                order(key),
                new Customer(behaviour.name(), "simulated@example.com"),
                "EUR",
                number,
                List.of(new OrderLine(key + "-" + number, 1, number)));
    }

    /** The key of the events, as an order's id; keys 0 and 2 belong to the same partition. */
    static UUID order(int key) {
        return new UUID(0x0123_4567_89ab_7000L, 0x8000_0000_0000_0000L + 4L * key);
    }
}
