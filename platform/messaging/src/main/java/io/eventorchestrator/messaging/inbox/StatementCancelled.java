package io.eventorchestrator.messaging.inbox;

import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * The server cancelled a statement of the inbox. These statements are short, so it was waiting: for several locks one
 * after the other, or for an overloaded server. Statements of handlers are not included.
 */
final class StatementCancelled extends PessimisticLockingFailureException {

    /** @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">query_canceled</a> */
    private static final String QUERY_CANCELED = "57014";

    private static final long serialVersionUID = 1L;

    private StatementCancelled(SQLException cancelled) {
        super("a statement of the inbox took too long and was cancelled", cancelled);
    }

    /** Gives the inbox a client that distinguishes its cancelled statements from those of handlers. */
    static JdbcClient tellingClient(JdbcTemplate shared) {
        JdbcTemplate own = new JdbcTemplate(Objects.requireNonNull(shared.getDataSource()));
        SQLExceptionTranslator usual = own.getExceptionTranslator();
        own.setExceptionTranslator((task, sql, failed) -> translate(usual, task, sql, failed));
        return JdbcClient.create(own);
    }

    private static @Nullable DataAccessException translate(
            SQLExceptionTranslator usual, String task, @Nullable String sql, SQLException failed) {
        return QUERY_CANCELED.equals(failed.getSQLState())
                ? new StatementCancelled(failed)
                : usual.translate(task, sql, failed);
    }
}
