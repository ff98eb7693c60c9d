package io.eventorchestrator.tooling.saga;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a service's returns, and adds orders for them, while the service works on them. */
final class ReturnTables {

    private static final String RETURN = """
            select r.*, extract(epoch from clock_timestamp() - r.requested_at)::bigint as age,
                   extract(epoch from clock_timestamp() - r.changed_at)::bigint as unchanged,
                   coalesce(r.decide_by <= clock_timestamp(), false) as too_late,
                   i.seq, i.action, i.step, i.by_whom, i.why, i.at, i.settled_at, i.answer
            from order_return r left join lateral (
                select * from return_intervention where return_id = r.id and settled_at is null
                order by seq limit 1) i on true
            """;

    private static final String OPEN = "r.state not in ('COMPLETED', 'DECLINED', 'FAILED')";

    private final JdbcClient jdbc;

    ReturnTables(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** Passes on each return in one of the states, or each open one; those that need attention first, then by age. */
    void each(Collection<ReturnState> states, Consumer<StoredReturn> reader) {
        jdbc.sql(RETURN + " where " + (states.isEmpty() ? OPEN : "r.state = any(:states)")
                        + " order by r.state = 'NEEDS_ATTENTION' desc, r.requested_at, r.id")
                .param("states", names(states))
                .query((RowCallbackHandler) row -> reader.accept(ReturnRows.stored(row)));
    }

    Optional<StoredReturn> find(UUID id) {
        return jdbc.sql(RETURN + " where r.id = :id")
                .param("id", id)
                .query((row, n) -> ReturnRows.stored(row))
                .optional();
    }

    Story story(StoredReturn found) {
        String currency = found.amount().currency();
        return new Story(
                rows("return_line", "position", found)
                        .query((row, n) -> ReturnRows.line(row, currency))
                        .list(),
                rows("return_history", "seq", found)
                        .query((row, n) -> ReturnRows.entry(row))
                        .list(),
                rows("return_intervention", "seq", found)
                        .query((row, n) -> ReturnRows.intervention(row))
                        .list());
    }

    private JdbcClient.StatementSpec rows(String table, String order, StoredReturn found) {
        return jdbc.sql("select * from %s where return_id = :id order by %s".formatted(table, order))
                .param("id", found.id());
    }

    /** The workflows that have not ended, by version; the newest version last. */
    List<VersionCount> versions() {
        return jdbc.sql("""
                        select workflow_version, count(*) as returns,
                               extract(epoch from clock_timestamp() - min(requested_at))::bigint as oldest,
                               (array_agg(id order by requested_at, id))[1] as example
                        from order_return r
                        where %s and r.state <> 'NEEDS_ATTENTION'
                        group by workflow_version order by length(workflow_version), workflow_version
                        """.formatted(OPEN))
                .query((row, n) -> ReturnRows.version(row))
                .list();
    }

    /** @return the order's number; empty if the return's state has changed, or another order waits */
    Optional<Long> order(StoredReturn found, Action action, Step.@Nullable Name step, String by, String why) {
        return jdbc.sql("""
                        insert into return_intervention (return_id, action, step, by_whom, why)
                        select r.id, :action, :step, :by, :why from order_return r
                        where r.id = :id and r.state = :state
                          and not exists (select 1 from return_intervention i
                                          where i.return_id = r.id and i.settled_at is null)
                        on conflict do nothing
                        returning seq
                        """)
                .param("id", found.id())
                .param("state", found.state().name())
                .param("action", action.name())
                .param("step", step == null ? null : step.name())
                .param("by", by)
                .param("why", why)
                .query(Long.class)
                .optional();
    }

    Intervention intervention(long number) {
        return jdbc.sql("select * from return_intervention where seq = :seq")
                .param("seq", number)
                .query((row, n) -> ReturnRows.intervention(row))
                .single();
    }

    private static String[] names(Collection<ReturnState> states) {
        return states.stream().map(Enum::name).toArray(String[]::new);
    }
}
