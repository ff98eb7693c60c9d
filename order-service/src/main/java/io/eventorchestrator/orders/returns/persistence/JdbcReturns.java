package io.eventorchestrator.orders.returns.persistence;

import io.eventorchestrator.messaging.database.QueryPlans;
import io.eventorchestrator.orders.application.StandingReturns;
import io.eventorchestrator.orders.returns.application.Returns;
import io.eventorchestrator.orders.returns.domain.EndReason;
import io.eventorchestrator.orders.returns.domain.Failure;
import io.eventorchestrator.orders.returns.domain.OrderReturn;
import io.eventorchestrator.orders.returns.domain.ReturnState;
import io.eventorchestrator.orders.returns.domain.ReturnedGoods;
import io.eventorchestrator.orders.returns.domain.ReturnedGoods.Line;
import io.eventorchestrator.orders.returns.domain.StepState;
import io.eventorchestrator.orders.returns.domain.Steps;
import io.eventorchestrator.orders.returns.domain.Steps.Progress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcReturns implements Returns, StandingReturns {

    private static final String SELECT = """
            select *, coalesce(decide_by <= clock_timestamp(), false) as too_late,
                   (select array_agg(sku order by position) from return_line where return_id = id) as skus,
                   (select array_agg(quantity order by position) from return_line where return_id = id) as quantities,
                   (select array_agg(unit_price order by position) from return_line where return_id = id) as prices
            from order_return
            """;

    private final JdbcClient jdbc;
    private final QueryPlans plans;

    JdbcReturns(JdbcClient jdbc, QueryPlans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    @Override
    public Stored insert(OrderReturn requested, boolean isSmall, Duration lookAfter) {
        ReturnedGoods goods = requested.goods();
        jdbc.sql("""
                        insert into order_return (id, order_id, state, customer_reason, currency, amount, goods_id,
                                                  restock_state, refund_state, is_small, requested_at, changed_at,
                                                  look_at)
                        select :id, :order, :state, :reason, :currency, :amount, :goods, :restock, :refund, :small,
                               clock.now, clock.now, clock.now + :look * interval '1 millisecond'
                        from (select clock_timestamp() as now) clock
                        """)
                .param("id", requested.id())
                .param("order", requested.orderId())
                .param("state", requested.state().name())
                .param("reason", goods.reason())
                .param("currency", goods.currency())
                .param("amount", goods.amount())
                .param("goods", requested.steps().goodsId())
                .param("restock", requested.steps().restock().state().name())
                .param("refund", requested.steps().refund().state().name())
                .param("small", isSmall)
                .param("look", lookAfter.toMillis())
                .update();
        insertLines(requested.id(), goods.lines());
        return find(requested.id()).orElseThrow();
    }

    @Override
    public Optional<Boolean> isSmall(UUID id) {
        return jdbc.sql("select is_small from order_return where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .optional();
    }

    private void insertLines(UUID id, List<Line> lines) {
        jdbc.sql("""
                        insert into return_line (return_id, position, sku, quantity, unit_price)
                        select :id, line.position, line.sku, line.quantity, line.price
                        from unnest(:skus::text[], :quantities::int[], :prices::bigint[])
                             with ordinality as line (sku, quantity, price, position)
                        """)
                .param("id", id)
                .param("skus", lines.stream().map(Line::sku).toArray(String[]::new))
                .param("quantities", lines.stream().map(Line::quantity).toArray(Integer[]::new))
                .param("prices", lines.stream().map(Line::unitPrice).toArray(Long[]::new))
                .update();
    }

    @Override
    public Optional<Stored> lock(UUID id) {
        return one(jdbc.sql(SELECT + " where id = :id for update").param("id", id));
    }

    @Override
    public Stored update(OrderReturn changed, Due due) {
        Steps steps = changed.steps();
        StatementSpec update = jdbc.sql("""
                        update order_return
                        set state = :state, end_reason = :reason, goods_id = :goods,
                            restock_state = :restock, restock_attempts = :restockAttempts,
                            restock_error = :restockError, refund_state = :refund,
                            refund_attempts = :refundAttempts, refund_error = :refundError,
                            wakes = 0, changed_at = clock_timestamp(),
                            decide_by = coalesce(clock_timestamp() + :decide * interval '1 millisecond', decide_by),
                            look_at = clock_timestamp() + :look * interval '1 millisecond'
                        where id = :id
                        """)
                .param("id", changed.id())
                .param("state", changed.state().name())
                .param("reason", name(changed.reason()))
                .param("goods", steps.goodsId())
                .param("decide", millis(due.decisionWithin()), Types.BIGINT)
                .param("look", millis(due.lookAfter()), Types.BIGINT);
        progress(progress(update, "restock", steps.restock()), "refund", steps.refund())
                .update();
        return find(changed.id()).orElseThrow();
    }

    private static StatementSpec progress(StatementSpec update, String step, Progress progress) {
        Failure failure = progress.failure();
        return update.param(step, progress.state().name())
                .param(step + "Attempts", failure == null ? null : failure.attempts(), Types.INTEGER)
                .param(step + "Error", failure == null ? null : failure.error(), Types.VARCHAR);
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    private static @Nullable String name(@Nullable EndReason reason) {
        return reason == null ? null : reason.name();
    }

    @Override
    public int nextRun(UUID id, Duration lookAfter) {
        return jdbc.sql("""
                        update order_return
                        set run = run + 1, workflow_version = null, wakes = 0,
                            look_at = statement_timestamp() + :look * interval '1 millisecond'
                        where id = :id
                        returning run
                        """)
                .param("id", id)
                .param("look", lookAfter.toMillis())
                .query(Integer.class)
                .single();
    }

    @Override
    public boolean noteVersion(UUID id, int run, String version) {
        storeVersion(id, run, version);
        return jdbc.sql("select run <= :run from order_return where id = :id")
                .param("run", run)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private void storeVersion(UUID id, int run, String version) {
        jdbc.sql("""
                        update order_return set workflow_version = :version
                        where id = :id and run = :run and workflow_version is distinct from :version
                        """)
                .param("id", id)
                .param("run", run)
                .param("version", version)
                .update();
    }

    @Override
    public void noteWake(UUID id) {
        jdbc.sql("update order_return set wakes = wakes + 1 where id = :id")
                .param("id", id)
                .update();
    }

    @Override
    public Optional<Stored> find(UUID id) {
        return one(jdbc.sql(SELECT + " where id = :id").param("id", id));
    }

    @Override
    public Optional<String> correlationId(UUID id) {
        return jdbc.sql("""
                        select correlation_id from customer_order
                        where id = (select order_id from order_return where id = :id)
                        """).param("id", id).query(String.class).optional();
    }

    @Override
    public List<Stored> ofOrder(UUID orderId) {
        return jdbc.sql(SELECT + " where order_id = :order order by requested_at, id")
                .param("order", orderId)
                .query(JdbcReturns::stored)
                .list();
    }

    @Override
    public Map<String, Integer> returned(UUID orderId) {
        Map<String, Integer> returned = new HashMap<>();
        jdbc.sql("""
                        select line.sku, sum(line.quantity)::int as quantity
                        from order_return join return_line line on line.return_id = order_return.id
                        where order_id = :order and state not in ('DECLINED', 'FAILED')
                        group by line.sku
                        """).param("order", orderId).query(row -> {
            returned.put(row.getString("sku"), row.getInt("quantity"));
        });
        return returned;
    }

    @Override
    public boolean exist(UUID orderId) {
        return jdbc.sql("""
                        select exists (select 1 from order_return
                                       where order_id = :order and state not in ('DECLINED', 'FAILED'))
                        """).param("order", orderId).query(Boolean.class).single();
    }

    @Override
    public boolean isUnchangedFor(UUID orderId, Duration time) {
        return jdbc.sql("""
                        select changed_at <= statement_timestamp() - :time * interval '1 millisecond'
                        from customer_order where id = :order
                        """)
                .param("order", orderId)
                .param("time", time.toMillis())
                .query(Boolean.class)
                .single();
    }

    @Override
    @Transactional
    public List<UUID> takeOverdue(Duration lookAgainAfter, int limit) {
        plans.followIndexesInThisTransaction();
        return jdbc.sql("""
                        update order_return set look_at = clock_timestamp() + :again * interval '1 millisecond'
                        where id = any(array(
                            select id from order_return where look_at <= statement_timestamp()
                            order by look_at limit :limit for update skip locked))
                        returning id
                        """)
                .param("again", lookAgainAfter.toMillis())
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    private static Optional<Stored> one(StatementSpec query) {
        return query.query(JdbcReturns::stored).optional();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        OffsetDateTime decideBy = row.getObject("decide_by", OffsetDateTime.class);
        return new Stored(
                goodsReturn(row),
                row.getInt("run"),
                row.getInt("wakes"),
                instant(row, "requested_at"),
                instant(row, "changed_at"),
                decideBy == null ? null : decideBy.toInstant(),
                row.getBoolean("too_late"));
    }

    private static OrderReturn goodsReturn(ResultSet row) throws SQLException {
        String reason = row.getString("end_reason");
        return new OrderReturn(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                ReturnState.valueOf(row.getString("state")),
                new ReturnedGoods(row.getString("currency"), lines(row), row.getString("customer_reason")),
                new Steps(row.getObject("goods_id", UUID.class), progress(row, "restock"), progress(row, "refund")),
                reason == null ? null : EndReason.valueOf(reason));
    }

    private static Progress progress(ResultSet row, String step) throws SQLException {
        String error = row.getString(step + "_error");
        return new Progress(
                StepState.valueOf(row.getString(step + "_state")),
                error == null ? null : new Failure(row.getInt(step + "_attempts"), error));
    }

    private static List<Line> lines(ResultSet row) throws SQLException {
        String[] skus = (String[]) row.getArray("skus").getArray();
        Integer[] quantities = (Integer[]) row.getArray("quantities").getArray();
        Long[] prices = (Long[]) row.getArray("prices").getArray();
        return IntStream.range(0, skus.length)
                .mapToObj(i -> new Line(skus[i], quantities[i], prices[i]))
                .toList();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
