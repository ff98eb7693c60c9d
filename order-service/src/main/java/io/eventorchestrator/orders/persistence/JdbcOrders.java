package io.eventorchestrator.orders.persistence;

import io.eventorchestrator.messaging.database.QueryPlans;
import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.orders.domain.Customer;
import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.OrderLine;
import io.eventorchestrator.orders.domain.OrderState;
import io.eventorchestrator.orders.domain.Purchase;
import io.eventorchestrator.orders.domain.Rejection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcOrders implements Orders {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final QueryPlans plans;

    JdbcOrders(JdbcClient jdbc, JsonMapper json, QueryPlans plans) {
        this.jdbc = jdbc;
        this.json = json;
        this.plans = plans;
    }

    @Override
    public Stored insert(Order order, String correlationId) {
        Purchase purchase = order.purchase();
        Instant placedAt = jdbc.sql("""
                        insert into customer_order (id, state, customer_id, customer_email, currency, correlation_id,
                                                    placed_at, changed_at)
                        select :id, :state, :customer, :email, :currency, :correlation, clock.now, clock.now
                        from (select clock_timestamp() as now) clock
                        returning placed_at
                        """)
                .param("id", order.id())
                .param("state", order.state().name())
                .param("customer", purchase.customer().id())
                .param("email", purchase.customer().email())
                .param("currency", purchase.currency())
                .param("correlation", correlationId)
                .query((row, number) -> instant(row, "placed_at"))
                .single();
        insertLines(order.id(), purchase.lines());
        return new Stored(order, correlationId, placedAt, placedAt);
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

    // Ranges instead of equalities leave the planner one index, as in OrderQuery.
    @Override
    @Transactional
    public List<Overdue> overdue(Duration pendingFor, @Nullable Overdue after, int limit) {
        plans.followIndexesInThisTransaction();
        return jdbc.sql("""
                        select id, placed_at from customer_order
                        where (state, placed_at, id) > ('PENDING', :placed, :id)
                          and (state, placed_at)
                              <= ('PENDING', statement_timestamp() - :age * interval '1 millisecond')
                        order by state, placed_at, id limit :limit
                        """)
                .param(
                        "placed",
                        after == null ? OffsetDateTime.MIN : after.placedAt().atOffset(ZoneOffset.UTC))
                .param("id", after == null ? new UUID(0, 0) : after.id())
                .param("age", pendingFor.toMillis())
                .param("limit", limit)
                .query((row, number) -> new Overdue(row.getObject("id", UUID.class), instant(row, "placed_at")))
                .list();
    }

    @Override
    public Optional<Stored> lockPending(UUID id) {
        return one(jdbc.sql("select * from customer_order where id = :id and state = 'PENDING' for update skip locked")
                .param("id", id));
    }

    @Override
    @Transactional
    public List<Waiting> takeUnanswered(Duration waitingFor, int limit) {
        plans.followIndexesInThisTransaction();
        return jdbc.sql("""
                        update customer_order set asked_at = clock_timestamp()
                        where id = any(array(
                            select id from customer_order
                            where state in ('PENDING', 'CANCELLING')
                              and greatest(asked_at, changed_at)
                                  <= statement_timestamp() - :age * interval '1 millisecond'
                            order by greatest(asked_at, changed_at) limit :limit for update skip locked))
                        returning id, correlation_id
                        """)
                .param("age", waitingFor.toMillis())
                .param("limit", limit)
                .query((row, number) -> new Waiting(row.getObject("id", UUID.class), row.getString("correlation_id")))
                .list();
    }

    // An order is placed before it changes, so the index by state and time of placing leaves out the young ones.
    @Override
    @Transactional
    public int unanswered(Duration waitingFor, int most) {
        plans.followIndexesInThisTransaction();
        return jdbc.sql("""
                        select count(*) from (
                            select from unnest(array['PENDING', 'CANCELLING']) waiting (state),
                                 (select statement_timestamp() - :age * interval '1 millisecond') latest (at),
                                 lateral (select from customer_order
                                          where (state, placed_at) >= (waiting.state, '-infinity'::timestamptz)
                                            and (state, placed_at) <= (waiting.state, latest.at)
                                            and changed_at <= latest.at
                                          limit :most) late
                            limit :most) counted
                        """)
                .param("age", waitingFor.toMillis())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    @Override
    public Stored update(Stored locked, Order changed) {
        Instant changedAt = jdbc.sql("""
                        update customer_order
                        set state = :state, rejection = :rejection::jsonb, changed_at = clock_timestamp()
                        where id = :id
                        returning changed_at
                        """)
                .param("state", changed.state().name())
                .param("rejection", changed.rejection() == null ? null : json.writeValueAsString(changed.rejection()))
                .param("id", changed.id())
                .query((row, number) -> instant(row, "changed_at"))
                .single();
        return new Stored(changed, locked.correlationId(), locked.placedAt(), changedAt);
    }

    @Override
    public Optional<Stored> find(UUID id) {
        return one(jdbc.sql("select * from customer_order where id = :id").param("id", id));
    }

    @Override
    public Map<UUID, OrderState> states(Collection<UUID> ids) {
        Map<UUID, OrderState> states = new HashMap<>();
        jdbc.sql("select id, state from customer_order where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    states.put(row.getObject("id", UUID.class), OrderState.valueOf(row.getString("state")));
                });
        return states;
    }

    @Override
    @Transactional
    public List<Stored> list(Filter filter, Sort sort, @Nullable UUID after, int limit) {
        plans.followIndexesInThisTransaction();
        return all(OrderQuery.of(jdbc, filter, sort, after, limit));
    }

    private Optional<Stored> one(StatementSpec query) {
        return all(query).stream().findFirst();
    }

    private List<Stored> all(StatementSpec query) {
        List<Head> heads = query.query(this::head).list();
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

    private Head head(ResultSet row, int number) throws SQLException {
        return new Head(
                row.getObject("id", UUID.class),
                OrderState.valueOf(row.getString("state")),
                new Customer(row.getString("customer_id"), row.getString("customer_email")),
                row.getString("currency"),
                rejection(row.getString("rejection")),
                row.getString("correlation_id"),
                instant(row, "placed_at"),
                instant(row, "changed_at"));
    }

    private @Nullable Rejection rejection(@Nullable String stored) {
        return stored == null ? null : json.readValue(stored, Rejection.class);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private record Head(
            UUID id,
            OrderState state,
            Customer customer,
            String currency,
            @Nullable Rejection rejection,
            String correlationId,
            Instant placedAt,
            Instant changedAt) {

        Stored with(List<OrderLine> lines) {
            Order order = new Order(id, state, new Purchase(customer, currency, lines), rejection);
            return new Stored(order, correlationId, placedAt, changedAt);
        }
    }
}
