package io.eventorchestrator.inventory.persistence;

import io.eventorchestrator.inventory.application.Reservations;
import io.eventorchestrator.inventory.domain.Reservation;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.inventory.domain.Reservation.State;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReservations implements Reservations {

    private final JdbcClient jdbc;

    JdbcReservations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Reservation> lock(UUID orderId) {
        return find("select state from reservation where order_id = :order for update", orderId);
    }

    @Override
    public Optional<Reservation> find(UUID orderId) {
        return find("select state from reservation where order_id = :order", orderId);
    }

    private Optional<Reservation> find(String sql, UUID orderId) {
        return jdbc.sql(sql)
                .param("order", orderId)
                .query(String.class)
                .optional()
                .map(state -> new Reservation(orderId, State.valueOf(state), lines(orderId)));
    }

    private List<Line> lines(UUID orderId) {
        return jdbc.sql("select sku, quantity from reservation_line where order_id = :order order by sku")
                .param("order", orderId)
                .query(Line.class)
                .list();
    }

    @Override
    public void save(Reservation reservation) {
        jdbc.sql("""
                        insert into reservation (order_id, state) values (:order, :state)
                        on conflict (order_id) do update set state = excluded.state
                        """)
                .param("order", reservation.orderId())
                .param("state", reservation.state().name())
                .update();
        jdbc.sql("""
                        insert into reservation_line
                        select :order, line.* from unnest(:skus::text[], :quantities::int[]) as line (sku, quantity)
                        on conflict do nothing
                        """)
                .param("order", reservation.orderId())
                .param("skus", reservation.lines().stream().map(Line::sku).toArray(String[]::new))
                .param(
                        "quantities",
                        reservation.lines().stream().map(Line::quantity).toArray(Integer[]::new))
                .update();
    }
}
