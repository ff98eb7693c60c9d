package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.inbox.ParkedRows.Head;
import io.eventorchestrator.messaging.inbox.ParkedRows.Parked;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import org.springframework.transaction.support.TransactionOperations;

/** Tries a parked event once more, under the lock that deliveries take; then its followers are due. */
final class Retry {

    private final ParkedRows parked;
    private final DeliveryReader reader;
    private final Attempts attempts;
    private final TransactionOperations transactions;
    private final DeliveryMetrics metrics;

    Retry(
            ParkedRows parked,
            DeliveryReader reader,
            Attempts attempts,
            TransactionOperations transactions,
            DeliveryMetrics metrics) {
        this.parked = parked;
        this.reader = reader;
        this.attempts = attempts;
        this.transactions = transactions;
        this.metrics = metrics;
    }

    /** @throws RuntimeException if the database is not to be had; the event stays due then */
    void retry(Head head) {
        transactions.executeWithoutResult(status -> {
            if (parked.tryLock(head)) {
                parked.stillDue(head).ifPresent(event -> retry(head, event));
            }
        });
    }

    private void retry(Head head, Parked event) {
        Delivery delivery = reader.read(head.consumerGroup(), event.inbound());
        Attempt attempt = new Attempt(delivery, event.attempts() + 1, true);
        metrics.retried(event.inbound().topic(), head.consumerGroup());
        if (attempts.attempt(attempt) != Outcome.PARKED) {
            parked.next(head);
        }
    }
}
