package io.eventorchestrator.orders.application;

import io.eventorchestrator.messaging.CorrelationScope;
import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.invocation.ConditionalOnSidecar;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.sweep.Sweeper;
import io.eventorchestrator.orders.application.Warehouse.Outcome;
import io.eventorchestrator.orders.application.Warehouse.Unanswered;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the warehouse for the outcomes of orders whose events are late. Several instances share the work: each question
 * is noted before it is asked, and no other instance asks it meanwhile.
 */
@Component
@ConditionalOnSidecar
public class AskWarehouse {

    private static final Logger log = LoggerFactory.getLogger(AskWarehouse.class);

    private final Orders orders;
    private final Warehouse warehouse;
    private final SettleLateOutcome settleLateOutcome;
    private final LateOutcomeProperties properties;
    private final MeterRegistry meters;
    private final Sweeper sweeper;
    private final WarehouseContact contact;
    private volatile boolean ending;

    AskWarehouse(
            Orders orders,
            Warehouse warehouse,
            SettleLateOutcome settleLateOutcome,
            LateOutcomeProperties properties,
            MeterRegistry meters,
            ProgressBoard board) {
        this.orders = orders;
        this.warehouse = warehouse;
        this.settleLateOutcome = settleLateOutcome;
        this.properties = properties;
        this.meters = meters;
        this.sweeper = new Sweeper("ask-warehouse", properties.sweep(), board);
        this.contact = new WarehouseContact(
                ExponentialDelay.doubling(properties.firstPause(), properties.longestPause()), System::nanoTime);
    }

    /** Asks for all late outcomes, in batches. Ends at a question without an answer, and then rests for a while. */
    public void askForLate() {
        sweeper.sweep(this::askBatch);
    }

    /** Ends a round after its current question. */
    void end() {
        ending = true;
    }

    /** Stops the watch over the loop, because asking ended on purpose; the next round resumes it. */
    void ended() {
        sweeper.stopped();
        ending = false;
    }

    private int askBatch(int limit) {
        if (contact.rests()) {
            return 0;
        }
        List<Orders.Waiting> late = orders.takeUnanswered(properties.after(), contact.isLost() ? 1 : limit);
        return late.stream().allMatch(order -> !ending && isAnswered(order)) ? late.size() : 0;
    }

    private boolean isAnswered(Orders.Waiting order) {
        return CorrelationScope.call(order.correlationId(), () -> isAnswered(order.id()));
    }

    private boolean isAnswered(UUID orderId) {
        try {
            Outcome outcome = warehouse.outcome(orderId);
            contact.found();
            settle(orderId, outcome);
            return true;
        } catch (Unanswered unanswered) {
            contact.lost(String.valueOf(unanswered.getMessage()));
            count("unanswered");
            return false;
        }
    }

    // One order that can't be continued must not hold back the others.
    private void settle(UUID orderId, Outcome outcome) {
        try {
            String result = settleLateOutcome.settle(orderId, outcome);
            count(result);
            log.info("The outcome of order {} is late; the warehouse answers: {}", orderId, result);
        } catch (RuntimeException failed) {
            count("failed");
            log.warn("Order {} can't go on from the warehouse's answer now: {}", orderId, failed.toString());
        }
    }

    private void count(String result) {
        meters.counter("orders.late_outcomes", "result", result).increment();
    }
}
