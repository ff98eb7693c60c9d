package io.eventorchestrator.orders.application;

import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.sweep.Sweeper;
import io.eventorchestrator.orders.domain.Order;
import java.util.List;
import java.util.Objects;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Expires orders that the warehouse has not answered in time. Several instances share the work. */
@Component
public class ExpireOrders {

    private final Orders orders;
    private final OrderDecisions decisions;
    private final TransactionTemplate transactions;
    private final OrderProperties properties;
    private final Sweeper sweeper;

    ExpireOrders(
            Orders orders,
            OrderDecisions decisions,
            PlatformTransactionManager transactions,
            OrderProperties properties,
            ProgressBoard board) {
        this.orders = orders;
        this.decisions = decisions;
        this.transactions = new TransactionTemplate(transactions);
        this.properties = properties;
        this.sweeper = new Sweeper("expire-orders", properties.sweep(), board);
    }

    /** Expires all overdue orders, in one transaction per batch. */
    @Scheduled(fixedDelayString = "${orders.sweep.every}")
    public void expireOverdue() {
        sweeper.sweep(this::expireBatch);
    }

    private int expireBatch(int limit) {
        return Objects.requireNonNull(transactions.execute(status -> {
            List<Orders.Stored> overdue = orders.lockOverdue(properties.expireAfter(), limit);
            overdue.forEach(order -> decisions.decide(order, "DeadlinePassed", Order::expire));
            return overdue.size();
        }));
    }
}
