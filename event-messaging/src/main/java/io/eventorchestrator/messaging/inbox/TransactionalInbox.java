package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.inbox.Delivery.Readable;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.transport.InboundRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tries a bulk in one transaction, and one by one if that fails. Each transaction first locks the keys that it holds, so
 * two instances never work on one key, through rebalances too. What comes behind a parked event is parked.
 */
final class TransactionalInbox implements Inbox {

    private static final Logger log = LoggerFactory.getLogger(TransactionalInbox.class);

    private final DeliveryReader reader;
    private final InboxRows rows;
    private final ParkedRows parked;
    private final Attempts attempts;
    private final TransactionOperations transactions;
    private final DeliveryMetrics metrics;

    TransactionalInbox(
            DeliveryReader reader,
            InboxRows rows,
            ParkedRows parked,
            Attempts attempts,
            TransactionOperations transactions,
            DeliveryMetrics metrics) {
        this.reader = reader;
        this.rows = rows;
        this.parked = parked;
        this.attempts = attempts;
        this.transactions = transactions;
        this.metrics = metrics;
    }

    @Override
    public List<Outcome> receive(String consumerGroup, List<InboundRecord> bulk) {
        List<Delivery> deliveries = bulk.stream()
                .map(inbound -> reader.read(consumerGroup, inbound))
                .toList();
        List<Outcome> outcomes = deliveries.isEmpty() ? List.of() : settle(deliveries);
        for (int i = 0; i < outcomes.size(); i++) {
            metrics.consumed(bulk.get(i).topic(), consumerGroup, outcomes.get(i));
        }
        return outcomes;
    }

    private List<Outcome> settle(List<Delivery> deliveries) {
        try {
            return inOrder(deliveries, this::handleInBulk);
        } catch (FailedInBulk failed) {
            return Failure.of(failed.cause()) == Failure.UNAVAILABLE
                    ? unavailable(deliveries.size(), failed.cause())
                    : oneByOne(deliveries, failed);
        } catch (RuntimeException failed) {
            return Failure.of(failed) == Failure.UNAVAILABLE
                    ? unavailable(deliveries.size(), failed)
                    : oneByOne(deliveries, FailedInBulk.NOBODY);
        }
    }

    private Outcome handleInBulk(Attempt attempt) {
        try {
            return attempts.handle(attempt);
        } catch (RuntimeException failed) {
            throw new FailedInBulk(attempt.delivery(), failed);
        }
    }

    private List<Outcome> inOrder(List<Delivery> deliveries, Function<Attempt, Outcome> handle) {
        return transactions.execute(status -> {
            rows.lock(deliveries);
            Set<String> waiting = rows.waitingKeys(deliveries.getFirst().group(), deliveries);
            return deliveries.stream()
                    .map(delivery -> delivery instanceof Readable && waiting.contains(delivery.orderedBy())
                            ? queue(delivery)
                            : handle.apply(Attempt.first(delivery)))
                    .toList();
        });
    }

    private Outcome queue(Delivery delivery) {
        return parked.queue(delivery) ? Outcome.PARKED : Outcome.DUPLICATE;
    }

    private List<Outcome> oneByOne(List<Delivery> deliveries, FailedInBulk failed) {
        List<Outcome> outcomes = new ArrayList<>(deliveries.size());
        for (Delivery delivery : deliveries) {
            // Its handler has failed in the bulk, and that was its attempt.
            Outcome outcome = failed.isAttemptAt(delivery) ? failed(delivery, failed.cause()) : alone(delivery);
            if (outcome == Outcome.UNAVAILABLE) {
                break;
            }
            outcomes.add(outcome);
        }
        outcomes.addAll(Collections.nCopies(deliveries.size() - outcomes.size(), Outcome.UNAVAILABLE));
        return outcomes;
    }

    private Outcome alone(Delivery delivery) {
        try {
            return inOrder(List.of(delivery), attempts::attempt).getFirst();
        } catch (RuntimeException failed) {
            // A constraint that is checked at commit takes the savepoint with it; what became of the event is told
            // anew.
            return Failure.of(failed) == Failure.UNAVAILABLE
                    ? unavailable(1, failed).getFirst()
                    : failed(delivery, failed);
        }
    }

    private Outcome failed(Delivery delivery, RuntimeException failed) {
        try {
            return inOrder(List.of(delivery), attempt -> attempts.failed(attempt, failed))
                    .getFirst();
        } catch (RuntimeException unavailable) {
            return unavailable(1, unavailable).getFirst();
        }
    }

    private static List<Outcome> unavailable(int count, RuntimeException why) {
        log.warn("Deliveries are asked for again, consumption pauses: {}", why.toString());
        return Collections.nCopies(count, Outcome.UNAVAILABLE);
    }
}
