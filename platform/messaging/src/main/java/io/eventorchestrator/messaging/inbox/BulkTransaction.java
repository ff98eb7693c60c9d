package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.database.QueryPlans;
import io.eventorchestrator.messaging.inbox.KeyLocks.Held;
import io.eventorchestrator.messaging.transport.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Settles deliveries in one transaction, up to and including the first whose handler fails. */
final class BulkTransaction {

    // Events between two savepoints. If one fails, they are repeated before it is parked, so there must not be many.
    // Each savepoint costs healthy events a statement or two, and more than 64 in a transaction burden all of
    // PostgreSQL.
    private static final int STEP = 32;

    private final QueryPlans plans;
    private final KeyLocks locks;
    private final AttemptRunner attempts;
    private final TransactionRunner transactions;

    BulkTransaction(QueryPlans plans, KeyLocks locks, AttemptRunner attempts, TransactionRunner transactions) {
        this.plans = plans;
        this.locks = locks;
        this.attempts = attempts;
        this.transactions = transactions;
    }

    /**
     * @return outcomes of the first deliveries, or of all
     * @throws HandlerFailedException if one fails in a way that ends the transaction; none is settled then
     * @throws UnavailableException if none can be attempted
     * @throws RuntimeException if it fails at commit
     */
    List<Outcome> settle(List<Delivery> deliveries) {
        return transactions.execute(status -> {
            if (deliveries.size() > STEP) {
                plans.makeOnceForThisTransaction();
            }
            Held held = locks.hold(deliveries);
            return inSteps(held.deliveries(), attempt -> held.inTurn(attempt, attempts::handle));
        });
    }

    private List<Outcome> inSteps(List<Delivery> deliveries, Function<Attempt, Outcome> handle) {
        List<Outcome> outcomes = new ArrayList<>(deliveries.size());
        for (int from = 0; from < deliveries.size(); from += STEP) {
            List<Delivery> step = deliveries.subList(from, Math.min(from + STEP, deliveries.size()));
            try {
                outcomes.addAll(attempts.together(step, handle));
            } catch (HandlerFailedException failed) {
                outcomes.addAll(upTo(failed, step, handle));
                return outcomes;
            }
        }
        return outcomes;
    }

    private List<Outcome> upTo(HandlerFailedException failed, List<Delivery> step, Function<Attempt, Outcome> handle) {
        if (failed.failed().kind().endsTransaction()) {
            throw failed;
        }
        List<Delivery> before = step.subList(0, step.indexOf(failed.delivery()));
        List<Outcome> outcomes = new ArrayList<>(attempts.together(before, handle));
        outcomes.add(attempts.failed(Attempt.first(failed.delivery()), failed.failed()));
        return outcomes;
    }
}
