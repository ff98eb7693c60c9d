package io.eventorchestrator.inventory.persistence;

import io.eventorchestrator.inventory.application.Stock;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.inventory.domain.Shelf;
import io.eventorchestrator.inventory.domain.StockLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStock implements Stock {

    private final JdbcClient jdbc;

    JdbcStock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // All orders lock in the order of the SKUs, so two orders that share SKUs can't deadlock.
    @Override
    public Shelf lock(List<Line> lines) {
        return new Shelf(jdbc.sql("select * from stock where sku = any(:skus) order by sku for update")
                .param("skus", skus(lines))
                .query(JdbcStock::level)
                .list());
    }

    @Override
    public void hold(List<Line> lines) {
        move(lines, 1);
    }

    @Override
    public void release(List<Line> lines) {
        move(lines, -1);
    }

    // The statement changes each row once, so it requires each SKU once.
    private void move(List<Line> lines, int sign) {
        jdbc.sql("""
                        update stock set reserved = reserved + :sign * line.quantity
                        from unnest(:skus::text[], :quantities::int[]) as line (sku, quantity)
                        where stock.sku = line.sku
                        """)
                .param("sign", sign)
                .param("skus", skus(lines))
                .param("quantities", lines.stream().map(Line::quantity).toArray(Integer[]::new))
                .update();
    }

    // The update changes nothing: it locks an existing row, and waits for a transaction that inserts the same SKU.
    @Override
    public StockLevel lock(String sku) {
        return jdbc.sql("""
                        insert into stock (sku, on_hand, version) values (:sku, 0, 0)
                        on conflict (sku) do update set sku = excluded.sku
                        returning *
                        """).param("sku", sku).query(JdbcStock::level).single();
    }

    @Override
    public void update(StockLevel level) {
        jdbc.sql("update stock set on_hand = :onHand, threshold = :threshold, version = :counts where sku = :sku")
                .param("onHand", level.onHand())
                .param("threshold", level.threshold())
                .param("counts", level.counts())
                .param("sku", level.sku())
                .update();
    }

    @Override
    public Optional<StockLevel> find(String sku) {
        return jdbc.sql("select * from stock where sku = :sku")
                .param("sku", sku)
                .query(JdbcStock::level)
                .optional();
    }

    @Override
    public List<StockLevel> list(String after, int limit) {
        return jdbc.sql("select * from stock where sku > :after order by sku limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query(JdbcStock::level)
                .list();
    }

    private static String[] skus(List<Line> lines) {
        return lines.stream().map(Line::sku).toArray(String[]::new);
    }

    private static StockLevel level(ResultSet row, int number) throws SQLException {
        return new StockLevel(
                row.getString("sku"),
                row.getInt("on_hand"),
                row.getInt("reserved"),
                row.getInt("threshold"),
                row.getLong("version"));
    }
}
