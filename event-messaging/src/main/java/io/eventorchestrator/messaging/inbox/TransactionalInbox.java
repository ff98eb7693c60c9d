package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.inbox.Delivery.Readable;
import io.eventorchestrator.messaging.inbox.Delivery.Refused;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.transport.InboundRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tries a bulk in one transaction, and one by one if that fails. Each transaction first locks the keys that it holds, so
 * two instances never work on one key, through rebalances too.
 */
final class TransactionalInbox implements Inbox {

    private static final Logger log = LoggerFactory.getLogger(TransactionalInbox.class);
    private static final int CONTENTIONS = 3;

    private final DeliveryReader reader;
    private final InboxRows rows;
    private final Handling handling;
    private final Failures failures;
    private final TransactionOperations transactions;
    private final DeliveryMetrics metrics;

    TransactionalInbox(
            DeliveryReader reader,
            InboxRows rows,
            Handling handling,
            Failures failures,
            TransactionOperations transactions,
            DeliveryMetrics metrics) {
        this.reader = reader;
        this.rows = rows;
        this.handling = handling;
        this.failures = failures;
        this.transactions = transactions;
        this.metrics = metrics;
    }

    @Override
    public List<Outcome> receive(String consumerGroup, List<InboundRecord> bulk) {
        List<Delivery> deliveries = bulk.stream()
                .map(inbound -> reader.read(consumerGroup, inbound))
                .toList();
        List<Outcome> outcomes = deliveries.isEmpty() ? List.of() : attempt(deliveries);
        for (int i = 0; i < outcomes.size(); i++) {
            metrics.consumed(bulk.get(i).topic(), consumerGroup, outcomes.get(i));
        }
        return outcomes;
    }

    private List<Outcome> attempt(List<Delivery> deliveries) {
        try {
            return together(deliveries);
        } catch (RuntimeException failed) {
            return Failure.of(failed) == Failure.UNAVAILABLE
                    ? unavailable(deliveries.size(), failed)
                    : oneByOne(deliveries);
        }
    }

    private List<Outcome> together(List<Delivery> deliveries) {
        return transactions.execute(status -> {
            rows.lock(deliveries);
            return deliveries.stream().map(this::handle).toList();
        });
    }

    private List<Outcome> oneByOne(List<Delivery> deliveries) {
        List<Outcome> outcomes = new ArrayList<>(deliveries.size());
        for (Delivery delivery : deliveries) {
            Outcome outcome = alone(delivery, CONTENTIONS);
            if (outcome == Outcome.UNAVAILABLE) {
                break;
            }
            outcomes.add(outcome);
        }
        outcomes.addAll(Collections.nCopies(deliveries.size() - outcomes.size(), Outcome.UNAVAILABLE));
        return outcomes;
    }

    private Outcome alone(Delivery delivery, int contentionsLeft) {
        try {
            return together(List.of(delivery)).getFirst();
        } catch (RuntimeException failed) {
            return switch (Failure.of(failed)) {
                case UNAVAILABLE -> unavailable(1, failed).getFirst();
                case CONTENTION ->
                    contentionsLeft > 0 ? alone(delivery, contentionsLeft - 1) : settle(delivery, failed);
                case BUSINESS, ATTEMPT -> settle(delivery, failed);
            };
        }
    }

    /** The handler's transaction is gone with its locks; what became of the event is told in a new one. */
    private Outcome settle(Delivery delivery, RuntimeException failed) {
        try {
            return transactions.execute(status -> {
                rows.lock(List.of(delivery));
                return failures.settle(delivery, failed);
            });
        } catch (RuntimeException unavailable) {
            return unavailable(1, unavailable).getFirst();
        }
    }

    private Outcome handle(Delivery delivery) {
        return switch (delivery) {
            case Readable readable ->
                rows.insert(readable, Outcome.HANDLED, null, null) ? handling.handle(readable) : Outcome.DUPLICATE;
            case Refused refused -> failures.refuse(refused);
        };
    }

    private static List<Outcome> unavailable(int count, RuntimeException why) {
        log.warn("Deliveries are asked for again, consumption pauses: {}", why.toString());
        return Collections.nCopies(count, Outcome.UNAVAILABLE);
    }
}
