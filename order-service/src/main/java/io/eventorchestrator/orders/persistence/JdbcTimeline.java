package io.eventorchestrator.orders.persistence;

import io.eventorchestrator.orders.application.Timeline;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTimeline implements Timeline {

    private final JdbcClient jdbc;

    JdbcTimeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(UUID orderId, String event, String detail) {
        jdbc.sql("insert into order_timeline (order_id, event, detail) values (:order, :event, :detail)")
                .param("order", orderId)
                .param("event", event)
                .param("detail", detail)
                .update();
    }

    @Override
    public List<Entry> of(UUID orderId) {
        return jdbc.sql("select at, event, detail from order_timeline where order_id = :order order by seq")
                .param("order", orderId)
                .query((row, n) -> new Entry(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("event"),
                        row.getString("detail")))
                .list();
    }
}
