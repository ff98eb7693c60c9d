package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.BusinessFailure;
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
 * Tries a bulk in one transaction, up to the first event that fails; what comes behind that goes on in the next one. Each
 * transaction first locks the keys that it holds, so two instances never work on one key,
 * through rebalances too. What comes behind a parked event is parked.
 */
final class TransactionalInbox implements Inbox {

    private static final Logger log = LoggerFactory.getLogger(TransactionalInbox.class);

    // Between two savepoints: so many events are done again when one of them fails, so soon it is parked. One for each
    // event would be a statement or two for each healthy one, and more than 64 are a burden to all of PostgreSQL.
    private static final int STEP = 32;

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
        List<Outcome> outcomes = settle(deliveries);
        for (int i = 0; i < outcomes.size(); i++) {
            metrics.consumed(bulk.get(i).topic(), consumerGroup, outcomes.get(i));
        }
        return outcomes;
    }

    private List<Outcome> settle(List<Delivery> deliveries) {
        List<Outcome> outcomes = new ArrayList<>(deliveries.size());
        while (outcomes.size() < deliveries.size() && !outcomes.contains(Outcome.UNAVAILABLE)) {
            outcomes.addAll(settleSome(deliveries.subList(outcomes.size(), deliveries.size())));
        }
        outcomes.addAll(untried(deliveries.size() - outcomes.size()));
        return outcomes;
    }

    /** @return the outcomes of all of them, or of those up to the first that failed */
    private List<Outcome> settleSome(List<Delivery> deliveries) {
        try {
            return transactions.execute(status -> {
                Function<Attempt, Outcome> inTurn = behindWhatWaits(deliveries, attempts::handle);
                return inSteps(deliveries, inTurn);
            });
        } catch (RuntimeException failed) {
            if (Failure.of(failed) == Failure.UNAVAILABLE) {
                return unavailable(deliveries.size(), failed);
            }
            // Found out at commit: whose failure it was is known of a single one only.
            return deliveries.size() == 1 && Failure.of(failed) != Failure.CONTENTION
                    ? List.of(failed(deliveries.getFirst(), Failed.now(failed)))
                    : oneByOne(deliveries);
        }
    }

    private List<Outcome> inSteps(List<Delivery> deliveries, Function<Attempt, Outcome> handle) {
        List<Outcome> outcomes = new ArrayList<>(deliveries.size());
        for (int from = 0; from < deliveries.size(); from += STEP) {
            List<Delivery> step = deliveries.subList(from, Math.min(from + STEP, deliveries.size()));
            try {
                outcomes.addAll(attempts.together(step, handle));
            } catch (FailedInBulk failed) {
                step.subList(0, step.indexOf(failed.delivery()))
                        .forEach(before -> outcomes.add(handle.apply(Attempt.first(before))));
                outcomes.add(attempts.failedInBulk(failed));
                return outcomes;
            }
        }
        return outcomes;
    }

    private Outcome inTransaction(Delivery delivery, Function<Attempt, Outcome> handle) {
        return transactions.execute(
                status -> behindWhatWaits(List.of(delivery), handle).apply(Attempt.first(delivery)));
    }

    /** Locks the keys; what is to wait behind a parked event is parked instead of handled. */
    private Function<Attempt, Outcome> behindWhatWaits(List<Delivery> deliveries, Function<Attempt, Outcome> handle) {
        rows.lock(deliveries);
        Set<Long> waiting = rows.waitingKeys(deliveries);
        return attempt -> attempt.delivery() instanceof Readable readable && waiting.contains(readable.orderedBy())
                ? queue(readable)
                : handle.apply(attempt);
    }

    private Outcome queue(Delivery delivery) {
        return parked.queue(delivery) ? Outcome.PARKED : Outcome.DUPLICATE;
    }

    private List<Outcome> oneByOne(List<Delivery> deliveries) {
        List<Outcome> outcomes = new ArrayList<>(deliveries.size());
        for (Delivery delivery : deliveries) {
            outcomes.add(alone(delivery));
            if (outcomes.getLast() == Outcome.UNAVAILABLE) {
                break;
            }
        }
        outcomes.addAll(untried(deliveries.size() - outcomes.size()));
        return outcomes;
    }

    private Outcome alone(Delivery delivery) {
        try {
            return inTransaction(delivery, attempts::attempt);
        } catch (RuntimeException failed) {
            // A constraint that is checked at commit takes the savepoint with it: what became of it is told anew.
            return Failure.of(failed) == Failure.UNAVAILABLE
                    ? unavailable(1, failed).getFirst()
                    : failed(delivery, Failed.now(failed));
        }
    }

    private Outcome failed(Delivery delivery, Failed failed) {
        try {
            return inTransaction(delivery, attempt -> attempts.failed(attempt, failed));
        } catch (RuntimeException again) {
            // The event that was to tell of the failure could not be published: then nobody was told.
            return failed.why() instanceof BusinessFailure && Failure.of(again) == Failure.ATTEMPT
                    ? failed(delivery, Failed.now(again))
                    : unavailable(1, again).getFirst();
        }
    }

    private static List<Outcome> unavailable(int count, RuntimeException why) {
        log.warn("Deliveries are asked for again, consumption pauses: {}", why.toString());
        return untried(count);
    }

    private static List<Outcome> untried(int count) {
        return Collections.nCopies(count, Outcome.UNAVAILABLE);
    }
}
