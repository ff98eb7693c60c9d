package io.eventorchestrator.orders.application;

import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.sweep.Sweeper;
import io.eventorchestrator.orders.application.Orders.Overdue;
import io.eventorchestrator.orders.domain.Order;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Expires orders that the warehouse has not answered in time. Several instances share the work. An order that can't be
 * expired is tried again later, and delays no other.
 */
@Component
public class ExpireOrders {

    private static final Logger log = LoggerFactory.getLogger(ExpireOrders.class);

    private final Orders orders;
    private final OrderDecisions decisions;
    private final TransactionTemplate transactions;
    private final OrderProperties properties;
    private final Sweeper sweeper;
    private final PostponedOrders postponed = new PostponedOrders(System::nanoTime);

    ExpireOrders(
            Orders orders,
            OrderDecisions decisions,
            PlatformTransactionManager transactions,
            OrderProperties properties,
            ProgressBoard board,
            MeterRegistry meters) {
        this.orders = orders;
        this.decisions = decisions;
        this.transactions = new TransactionTemplate(transactions);
        this.properties = properties;
        this.sweeper = new Sweeper("expire-orders", properties.sweep(), board);
        meters.gauge("orders.postponed", postponed, PostponedOrders::count);
    }

    /** Tries each overdue order once, in one transaction per order. */
    @Scheduled(fixedDelayString = "${orders.sweep.every}")
    public void expireOverdue() {
        AtomicReference<@Nullable Overdue> last = new AtomicReference<>();
        sweeper.sweep(limit -> {
            List<Overdue> overdue = orders.overdue(properties.expireAfter(), last.get(), limit);
            overdue.stream().filter(postponed::isDue).forEach(this::tryToExpire);
            overdue.forEach(last::set);
            return overdue.size();
        });
        postponed.forgetAnswered();
    }

    private void tryToExpire(Overdue order) {
        try {
            transactions.executeWithoutResult(status -> orders.lockPending(order.id())
                    .ifPresent(locked -> decisions.decide(locked, "DeadlinePassed", Order::expire)));
            postponed.forget(order);
        } catch (CannotCreateTransactionException unavailable) {
            throw unavailable;
        } catch (RuntimeException | Error failure) {
            log.warn(
                    "Order {} can't be expired and is tried again in {}: {}",
                    order.id(),
                    postponed.postpone(order),
                    NestedExceptionUtils.getMostSpecificCause(failure).toString());
        }
    }
}
