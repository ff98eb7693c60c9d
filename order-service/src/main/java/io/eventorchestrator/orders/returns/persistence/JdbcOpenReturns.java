package io.eventorchestrator.orders.returns.persistence;

import io.eventorchestrator.messaging.database.QueryPlans;
import io.eventorchestrator.orders.returns.application.OpenReturns;
import io.eventorchestrator.orders.returns.domain.ReturnState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcOpenReturns implements OpenReturns {

    private final JdbcClient jdbc;
    private final QueryPlans plans;

    JdbcOpenReturns(JdbcClient jdbc, QueryPlans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    @Override
    @Transactional
    public Map<ReturnState, Count> count() {
        plans.followIndexesInThisTransaction();
        Map<ReturnState, Count> counts = new EnumMap<>(ReturnState.class);
        jdbc.sql("""
                        select state, count(*) as number,
                               (extract(epoch from clock_timestamp() - min(changed_at)) * 1000)::bigint as millis
                        from order_return where state not in ('COMPLETED', 'DECLINED', 'FAILED')
                        group by state
                        """).query(row -> {
            counts.put(ReturnState.valueOf(row.getString("state")), count(row));
        });
        return counts;
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(row.getLong("number"), Duration.ofMillis(Math.max(0, row.getLong("millis"))));
    }
}
