package io.eventorchestrator.inventory.persistence;

import io.eventorchestrator.inventory.application.Rejections;
import io.eventorchestrator.inventory.domain.Rejection;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.inventory.domain.Shelf.Missing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRejections implements Rejections {

    private final JdbcClient jdbc;

    JdbcRejections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void save(Rejection rejection) {
        jdbc.sql("insert into rejection (order_id) values (:order)")
                .param("order", rejection.orderId())
                .update();
        List<Missing> missing = rejection.missing();
        jdbc.sql("""
                        insert into shortage (order_id, sku, requested, available, known)
                        select :order, line.*
                        from unnest(:skus::text[], :requested::int[], :available::int[], :known::boolean[])
                             as line (sku, requested, available, known)
                        """)
                .param("order", rejection.orderId())
                .param(
                        "skus",
                        missing.stream().map(Missing::line).map(Line::sku).toArray(String[]::new))
                .param(
                        "requested",
                        missing.stream().map(Missing::line).map(Line::quantity).toArray(Integer[]::new))
                .param("available", missing.stream().map(Missing::available).toArray(Integer[]::new))
                .param("known", missing.stream().map(Missing::known).toArray(Boolean[]::new))
                .update();
    }

    @Override
    public Optional<Rejection> find(UUID orderId) {
        List<Missing> missing = jdbc.sql("select * from shortage where order_id = :order order by sku")
                .param("order", orderId)
                .query(JdbcRejections::missing)
                .list();
        return missing.isEmpty() ? Optional.empty() : Optional.of(new Rejection(orderId, missing));
    }

    private static Missing missing(ResultSet row, int number) throws SQLException {
        return new Missing(
                new Line(row.getString("sku"), row.getInt("requested")),
                row.getInt("available"),
                row.getBoolean("known"));
    }

    @Override
    public int forget(Duration olderThan, int limit) {
        return jdbc.sql("""
                        delete from rejection where ctid = any(array(
                            select ctid from rejection
                            where noted_at < statement_timestamp() - :age * interval '1 millisecond'
                            order by noted_at limit :limit for update skip locked))
                        """)
                .param("age", olderThan.toMillis())
                .param("limit", limit)
                .update();
    }
}
