package io.eventorchestrator.orders.persistence;

import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.orders.domain.Customer;
import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.OrderLine;
import io.eventorchestrator.orders.domain.OrderState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class JdbcOrders implements Orders {

    private final JdbcClient jdbc;

    JdbcOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void insert(Order order, String correlationId) {
        jdbc.sql("""
                        insert into customer_order (id, state, customer_id, customer_email, currency, correlation_id)
                        values (:id, :state, :customer, :email, :currency, :correlation)
                        """)
                .param("id", order.id())
                .param("state", order.state().name())
                .param("customer", order.customer().id())
                .param("email", order.customer().email())
                .param("currency", order.currency())
                .param("correlation", correlationId)
                .update();
        insertLines(order.id(), order.lines());
    }

    private void insertLines(UUID id, List<OrderLine> lines) {
        jdbc.sql("""
                        insert into order_line (order_id, position, sku, quantity, unit_price)
                        select :id, line.position, line.sku, line.quantity, line.price
                        from unnest(:skus::text[], :quantities::int[], :prices::bigint[])
                             with ordinality as line (sku, quantity, price, position)
                        """)
                .param("id", id)
                .param("skus", lines.stream().map(OrderLine::sku).toArray(String[]::new))
                .param("quantities", lines.stream().map(OrderLine::quantity).toArray(Integer[]::new))
                .param("prices", lines.stream().map(OrderLine::unitPrice).toArray(Long[]::new))
                .update();
    }

    @Override
    public Optional<Stored> lock(UUID id) {
        return one(jdbc.sql("select * from customer_order where id = :id for update")
                .param("id", id));
    }

    @Override
    public List<Stored> lockOverdue(Duration pendingFor, int limit) {
        return all(jdbc.sql("""
                        select * from customer_order
                        where state = 'PENDING' and placed_at <= statement_timestamp() - :age * interval '1 millisecond'
                        order by placed_at limit :limit for update skip locked
                        """).param("age", pendingFor.toMillis()).param("limit", limit));
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
        return one(jdbc.sql("select * from customer_order where id = :id").param("id", id))
                .map(Stored::order);
    }

    // Ids are UUIDs of version 7: their order is that of the placing, and a page never shifts under its reader. The
    // conditions are written only where they are asked for, so that each combination has a plan and an index of its
    // own.
    @Override
    public List<Order> list(Filter filter, @Nullable UUID after, int limit) {
        String conditions = (filter.state() == null ? "" : " and state = :state")
                + (filter.customer() == null ? "" : " and customer_id = :customer")
                + (after == null ? "" : " and id > :after");
        return all(jdbc.sql("select * from customer_order where true" + conditions + " order by id limit :limit")
                        .param(
                                "state",
                                filter.state() == null ? null : filter.state().name())
                        .param("customer", filter.customer())
                        .param("after", after)
                        .param("limit", limit))
                .stream()
                .map(Stored::order)
                .toList();
    }

    private Optional<Stored> one(StatementSpec query) {
        return all(query).stream().findFirst();
    }

    private List<Stored> all(StatementSpec query) {
        List<Head> heads = query.query(JdbcOrders::head).list();
        Map<UUID, List<OrderLine>> lines =
                heads.isEmpty() ? Map.of() : lines(heads.stream().map(Head::id).toArray(UUID[]::new));
        return heads.stream()
                .map(head -> head.with(lines.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private Map<UUID, List<OrderLine>> lines(UUID[] ids) {
        Map<UUID, List<OrderLine>> lines = new HashMap<>();
        jdbc.sql("select * from order_line where order_id = any(:ids) order by order_id, position")
                .param("ids", ids)
                .query(row -> {
                    lines.computeIfAbsent(row.getObject("order_id", UUID.class), id -> new ArrayList<>())
                            .add(line(row));
                });
        return lines;
    }

    private static OrderLine line(ResultSet row) throws SQLException {
        return new OrderLine(row.getString("sku"), row.getInt("quantity"), row.getLong("unit_price"));
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        return new Head(
                row.getObject("id", UUID.class),
                OrderState.valueOf(row.getString("state")),
                new Customer(row.getString("customer_id"), row.getString("customer_email")),
                row.getString("currency"),
                row.getString("correlation_id"));
    }

    private record Head(UUID id, OrderState state, Customer customer, String currency, String correlationId) {

        Stored with(List<OrderLine> lines) {
            return new Stored(new Order(id, state, customer, currency, lines), correlationId);
        }
    }
}
