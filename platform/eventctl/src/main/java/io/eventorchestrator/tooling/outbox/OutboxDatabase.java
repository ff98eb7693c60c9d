package io.eventorchestrator.tooling.outbox;

import io.eventorchestrator.platform.NotStartable;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.TransactionException;

/** A service's database; each piece of work uses a separate connection. */
record OutboxDatabase(
        String service,
        String url,
        @Nullable String user,
        @Nullable String password) {

    private static final String NO_SUCH_TABLE = "42P01";

    /**
     * @return what the work returns
     * @throws NotStartable if the database refuses or does not answer, or has no outbox
     */
    <T> T work(Function<OutboxTable, T> work) {
        SingleConnectionDataSource database = new SingleConnectionDataSource(url, true);
        database.setConnectionProperties(login());
        try {
            return work.apply(new OutboxTable(service, database));
        } catch (DataAccessException | TransactionException failed) {
            throw new NotStartable(explain(failed));
        } finally {
            database.destroy();
        }
    }

    private Properties login() {
        Properties login = new Properties();
        login.setProperty("ApplicationName", "eventctl");
        login.setProperty("connectTimeout", "10");
        login.setProperty("socketTimeout", "120");
        if (user != null) {
            login.setProperty("user", user);
        }
        if (password != null) {
            login.setProperty("password", password);
        }
        return login;
    }

    private String explain(NestedRuntimeException failed) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failed);
        if (cause instanceof SQLException sql && NO_SUCH_TABLE.equals(sql.getSQLState())) {
            return "The database of " + service + " lacks a table of the outbox (" + sql.getMessage()
                    + "): name the service's user with --user, and start this release of it once.";
        }
        return "The database of " + service + " can't be used: " + cause.getMessage();
    }
}
