package io.eventorchestrator.orders.application;

import io.eventorchestrator.messaging.observability.Progress;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import java.time.Duration;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Expires orders that were not answered in time. Several instances share the work. */
@Component
public class ExpireOrders {

    private static final Duration LONGEST_BATCH = Duration.ofMinutes(1);

    private final Orders orders;
    private final ChangeOrder changeOrder;
    private final TransactionTemplate transactions;
    private final OrderProperties properties;
    private final Progress progress;

    ExpireOrders(
            Orders orders,
            ChangeOrder changeOrder,
            PlatformTransactionManager transactions,
            OrderProperties properties,
            ProgressBoard board) {
        this.orders = orders;
        this.changeOrder = changeOrder;
        this.transactions = new TransactionTemplate(transactions);
        this.properties = properties;
        this.progress = board.loop("expire-orders", properties.sweep().every().plus(LONGEST_BATCH));
    }

    /** Expires all that is overdue, in one transaction per batch. */
    @Scheduled(fixedDelayString = "${orders.sweep.every}")
    public void expireOverdue() {
        boolean more;
        do {
            more = progress.round(this::expireBatch) == properties.sweep().batch();
        } while (more);
    }

    private Integer expireBatch() {
        return transactions.execute(status -> {
            List<Orders.Stored> overdue = orders.lockOverdue(
                    properties.expireAfter(), properties.sweep().batch());
            overdue.forEach(changeOrder::expire);
            return overdue.size();
        });
    }
}
