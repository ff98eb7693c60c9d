package io.eventorchestrator.orders.returns.application;

import io.eventorchestrator.messaging.CorrelationScope;
import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.orders.returns.application.Returns.Due;
import io.eventorchestrator.orders.returns.application.Returns.Stored;
import io.eventorchestrator.orders.returns.domain.EndReason;
import io.eventorchestrator.orders.returns.domain.OrderReturn;
import io.eventorchestrator.orders.returns.domain.OrderReturn.Decision;
import io.eventorchestrator.orders.returns.domain.ReturnState;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a locked return decide, then stores and publishes the decision. Runs in the use case's transaction. */
@Component
class ReturnDecisions {

    private static final Logger log = LoggerFactory.getLogger(ReturnDecisions.class);

    private final Returns returns;
    private final Orders orders;
    private final ReturnHistory history;
    private final ReturnEvents events;
    private final ReturnProperties properties;
    private final ReturnMeters meters;
    private final TransactionTemplate transactions;

    ReturnDecisions(
            Returns returns,
            Orders orders,
            ReturnHistory history,
            ReturnEvents events,
            ReturnProperties properties,
            ReturnMeters meters,
            PlatformTransactionManager transactions) {
        this.returns = returns;
        this.orders = orders;
        this.history = history;
        this.events = events;
        this.properties = properties;
        this.meters = meters;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * Lets a return decide in a new transaction, or in the caller's.
     *
     * @param cause for the history
     * @return the return afterwards
     */
    Stored commit(UUID id, String cause, Function<OrderReturn, Decision> decision) {
        return Objects.requireNonNull(
                transactions.execute(status -> decide(returns.lock(id).orElseThrow(), cause, null, decision)));
    }

    /**
     * Lets a return decide that the caller has locked.
     *
     * @param who the person who orders it; null if none does
     */
    Stored decide(Stored locked, String cause, @Nullable Person who, Function<OrderReturn, Decision> decision) {
        Decision decided = decision.apply(locked.goodsReturn());
        return decided.goodsReturn().equals(locked.goodsReturn())
                ? locked
                : store(locked.goodsReturn(), decided, cause, who);
    }

    private Stored store(OrderReturn before, Decision decision, String cause, @Nullable Person who) {
        OrderReturn after = decision.goodsReturn();
        Orders.Stored order = orders.find(after.orderId()).orElseThrow();
        return CorrelationScope.call(order.correlationId(), () -> {
            Stored stored = returns.update(after, due(after.state()));
            history.add(after.id(), cause, detail(after), who);
            decision.event().ifPresent(event -> events.publish(event, order));
            meters.changed(before, after);
            tell(after, cause);
            return stored;
        });
    }

    private Due due(ReturnState state) {
        return switch (state) {
            case REQUESTED, APPROVED, COMPENSATING -> new Due(null, properties.stuckAfter());
            case AWAITING_DECISION ->
                new Due(properties.decisionWithin(), properties.decisionWithin().plus(properties.stuckAfter()));
            case COMPLETED, DECLINED, FAILED, NEEDS_ATTENTION -> new Due(null, null);
        };
    }

    private static String detail(OrderReturn after) {
        EndReason reason = after.reason();
        return reason == null ? after.state().name() : after.state() + ": " + reason;
    }

    private static void tell(OrderReturn after, String cause) {
        if (after.state() == ReturnState.NEEDS_ATTENTION) {
            log.error("Return {} needs attention after {}: {}", after.id(), cause, after.steps());
        } else {
            log.info("Return {} is {} after {}", after.id(), after.state(), cause);
        }
    }
}
