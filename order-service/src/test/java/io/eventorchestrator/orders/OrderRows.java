package io.eventorchestrator.orders;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of every table that an order adds to. */
final class OrderRows {

    private OrderRows() {}

    static long count(JdbcClient jdbc) {
        return jdbc.sql("""
                        select (select count(*) from customer_order) + (select count(*) from order_line)
                             + (select count(*) from order_timeline) + (select count(*) from idempotency_key)
                             + (select count(*) from event_outbox)
                        """).query(Long.class).single();
    }
}
