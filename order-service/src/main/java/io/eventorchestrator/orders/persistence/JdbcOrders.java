package io.eventorchestrator.orders.persistence;

import io.eventorchestrator.contracts.orders.Customer;
import io.eventorchestrator.contracts.orders.OrderLine;
import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.OrderState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcOrders implements Orders {

    private final JdbcClient jdbc;

    JdbcOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void insert(Order order, String correlationId, Instant placedAt) {
        jdbc.sql("insert into customer_order values (:id, :state, :customer, :email, :currency, :correlation, :at)")
                .param("id", order.id())
                .param("state", order.state().name())
                .param("customer", order.customer().id())
                .param("email", order.customer().email())
                .param("currency", order.currency())
                .param("correlation", correlationId)
                .param("at", placedAt.atOffset(ZoneOffset.UTC))
                .update();
        List<OrderLine> lines = order.lines();
        jdbc.sql("""
                        insert into order_line
                        select :id, line.position, line.sku, line.quantity, line.price
                        from unnest(:skus::text[], :quantities::int[], :prices::bigint[])
                             with ordinality as line (sku, quantity, price, position)
                        """)
                .param("id", order.id())
                .param("skus", lines.stream().map(OrderLine::sku).toArray(String[]::new))
                .param("quantities", lines.stream().map(OrderLine::quantity).toArray(Integer[]::new))
                .param("prices", lines.stream().map(OrderLine::unitPrice).toArray(Long[]::new))
                .update();
    }

    @Override
    public Optional<Stored> lock(UUID id) {
        return jdbc.sql("select * from customer_order where id = :id for update")
                .param("id", id)
                .query((row, n) -> new Stored(order(row), row.getString("correlation_id")))
                .optional();
    }

    @Override
    public void update(Order order) {
        jdbc.sql("update customer_order set state = :state where id = :id")
                .param("state", order.state().name())
                .param("id", order.id())
                .update();
    }

    @Override
    public Optional<Order> find(UUID id) {
        return jdbc.sql("select * from customer_order where id = :id")
                .param("id", id)
                .query((row, n) -> order(row))
                .optional();
    }

    // Ids are UUIDs of version 7: their order is that of the placing, and a page never shifts under its reader.
    @Override
    public List<Order> list(@Nullable OrderState state, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select * from customer_order
                        where (:state::text is null or state = :state) and (:after::uuid is null or id > :after)
                        order by id limit :limit
                        """)
                .param("state", state == null ? null : state.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> order(row))
                .list();
    }

    private Order order(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Order(
                id,
                OrderState.valueOf(row.getString("state")),
                new Customer(row.getString("customer_id"), row.getString("customer_email")),
                row.getString("currency"),
                lines(id));
    }

    private List<OrderLine> lines(UUID id) {
        return jdbc.sql("select sku, quantity, unit_price from order_line where order_id = :id order by position")
                .param("id", id)
                .query(OrderLine.class)
                .list();
    }
}
