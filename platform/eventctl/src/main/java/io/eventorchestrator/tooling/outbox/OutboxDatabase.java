package io.eventorchestrator.tooling.outbox;

import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.ServiceDatabase;
import java.sql.SQLException;
import java.util.function.Function;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** A service's database with its outbox. */
record OutboxDatabase(ServiceDatabase database) {

    private static final String NO_SUCH_TABLE = "42P01";

    String service() {
        return database.service();
    }

    /**
     * @return what the work returns
     * @throws NotStartable if the database refuses or does not answer, or has no outbox
     */
    <T> T work(Function<OutboxTable, T> work) {
        try {
            return database.work(source -> work.apply(new OutboxTable(service(), source)));
        } catch (DataAccessException | TransactionException failed) {
            throw new NotStartable(explain(failed));
        }
    }

    private String explain(NestedRuntimeException failed) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failed);
        if (cause instanceof SQLException sql && NO_SUCH_TABLE.equals(sql.getSQLState())) {
            return "The database of " + service() + " lacks a table of the outbox (" + sql.getMessage()
                    + "): name the service's user with --user, and start this release of it once.";
        }
        return "The database of " + service() + " can't be used: " + database.reason(failed);
    }
}
