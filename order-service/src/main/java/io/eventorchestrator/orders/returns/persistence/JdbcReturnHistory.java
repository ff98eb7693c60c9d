package io.eventorchestrator.orders.returns.persistence;

import io.eventorchestrator.orders.returns.application.Person;
import io.eventorchestrator.orders.returns.application.ReturnHistory;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReturnHistory implements ReturnHistory {

    private final JdbcClient jdbc;

    JdbcReturnHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(UUID returnId, String what, String detail, @Nullable Person who) {
        jdbc.sql("""
                        insert into return_history (return_id, what, detail, by_whom, why)
                        values (:return, :what, :detail, :by, :why)
                        """)
                .param("return", returnId)
                .param("what", what)
                .param("detail", detail)
                .param("by", who == null ? null : who.name())
                .param("why", who == null ? null : who.why())
                .update();
    }
}
