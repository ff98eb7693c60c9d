package io.eventorchestrator.orders.application;

import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends orders that nobody answered in time. Several instances share the work. */
@Component
public class ExpireOrders {

    private final Orders orders;
    private final ChangeOrder changeOrder;
    private final TransactionTemplate transactions;
    private final OrderProperties properties;

    ExpireOrders(
            Orders orders,
            ChangeOrder changeOrder,
            PlatformTransactionManager transactions,
            OrderProperties properties) {
        this.orders = orders;
        this.changeOrder = changeOrder;
        this.transactions = new TransactionTemplate(transactions);
        this.properties = properties;
    }

    /** Expires all that is overdue, in one transaction per batch. */
    @Scheduled(fixedDelayString = "${orders.sweep.every}")
    public void expireOverdue() {
        boolean more;
        do {
            more = expireBatch() == properties.sweep().batch();
        } while (more);
    }

    private int expireBatch() {
        return transactions.execute(status -> {
            List<Orders.Stored> overdue = orders.lockOverdue(
                    properties.expireAfter(), properties.sweep().batch());
            overdue.forEach(changeOrder::expire);
            return overdue.size();
        });
    }
}
