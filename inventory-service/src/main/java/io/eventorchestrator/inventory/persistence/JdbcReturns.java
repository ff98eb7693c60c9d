package io.eventorchestrator.inventory.persistence;

import io.eventorchestrator.inventory.application.Returns;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.inventory.domain.ReturnedGoods;
import io.eventorchestrator.inventory.domain.ReturnedGoods.State;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReturns implements Returns {

    private final JdbcClient jdbc;

    JdbcReturns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // The insert waits for a transaction that inserts the same return; afterwards the row exists in any case.
    @Override
    public Optional<ReturnedGoods> lock(UUID returnId) {
        boolean isNew = jdbc.sql("""
                        insert into goods_return (return_id, state) values (:return, 'NEVER_TAKEN_BACK')
                        on conflict do nothing
                        """).param("return", returnId).update() > 0;
        return isNew ? Optional.empty() : Optional.of(existing(returnId));
    }

    private ReturnedGoods existing(UUID returnId) {
        Row row = jdbc.sql("select state, order_id from goods_return where return_id = :return for update")
                .param("return", returnId)
                .query(Row.class)
                .single();
        return new ReturnedGoods(returnId, row.state(), row.orderId(), lines(returnId));
    }

    private record Row(State state, @Nullable UUID orderId) {}

    private List<Line> lines(UUID returnId) {
        return lines("select sku, quantity from goods_return_line where return_id = :id", returnId);
    }

    @Override
    public List<Line> takenBack(UUID orderId) {
        return lines("""
                        select sku, sum(quantity)::int as quantity
                        from goods_return join goods_return_line using (return_id)
                        where order_id = :id and state = 'TAKEN_BACK'
                        group by sku
                        """, orderId);
    }

    // Sorted as String does, which the database's collation may not do.
    private List<Line> lines(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(Line.class).list().stream()
                .sorted(Comparator.comparing(Line::sku))
                .toList();
    }

    @Override
    public void save(ReturnedGoods goods) {
        jdbc.sql("update goods_return set state = :state, order_id = :order where return_id = :return")
                .param("state", goods.state().name())
                .param("order", goods.orderId())
                .param("return", goods.returnId())
                .update();
        jdbc.sql("""
                        insert into goods_return_line
                        select :return, line.* from unnest(:skus::text[], :quantities::int[]) as line (sku, quantity)
                        on conflict do nothing
                        """)
                .param("return", goods.returnId())
                .param("skus", goods.lines().stream().map(Line::sku).toArray(String[]::new))
                .param("quantities", goods.lines().stream().map(Line::quantity).toArray(Integer[]::new))
                .update();
    }
}
