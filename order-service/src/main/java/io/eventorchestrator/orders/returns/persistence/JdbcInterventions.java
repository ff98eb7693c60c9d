package io.eventorchestrator.orders.returns.persistence;

import io.eventorchestrator.orders.returns.application.Interventions;
import io.eventorchestrator.orders.returns.application.Person;
import io.eventorchestrator.orders.returns.domain.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcInterventions implements Interventions {

    private final JdbcClient jdbc;

    JdbcInterventions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void record(UUID returnId, Action action, Person who) {
        jdbc.sql("""
                        insert into return_intervention (return_id, action, by_whom, why, settled_at, answer)
                        values (:return, :action, :by, :why, clock_timestamp(), 'done')
                        """)
                .param("return", returnId)
                .param("action", action.name())
                .param("by", who.name())
                .param("why", who.why())
                .update();
    }

    @Override
    public Optional<Waiting> next(long after) {
        return jdbc.sql("""
                        select seq, return_id, action, step, by_whom, why from return_intervention
                        where settled_at is null and seq > :after
                        order by seq limit 1 for update skip locked
                        """)
                .param("after", after)
                .query(JdbcInterventions::waiting)
                .optional();
    }

    @Override
    public void settle(long number, String answer) {
        jdbc.sql("update return_intervention set settled_at = clock_timestamp(), answer = :answer where seq = :seq")
                .param("answer", answer)
                .param("seq", number)
                .update();
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        String step = row.getString("step");
        return new Waiting(
                row.getLong("seq"),
                row.getObject("return_id", UUID.class),
                Action.valueOf(row.getString("action")),
                step == null ? null : Step.valueOf(step),
                new Person(row.getString("by_whom"), row.getString("why")));
    }
}
