package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.BusinessFailure;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What a failed transaction says about the event that it was for. */
enum Failure {
    /** Nothing: the database could not be reached, or nobody knows whether it committed. */
    UNAVAILABLE,
    /** Nothing: it lost against another transaction, and may win the next time. */
    CONTENTION,
    /** The business says no. */
    BUSINESS,
    /** Handling it failed. */
    ATTEMPT;

    static Failure of(Throwable thrown) {
        if (thrown instanceof BusinessFailure) {
            return BUSINESS;
        }
        return causes(thrown)
                .map(Failure::ofCause)
                .filter(failure -> failure != ATTEMPT)
                .findFirst()
                .orElse(ATTEMPT);
    }

    private static Failure ofCause(Throwable cause) {
        return switch (cause) {
            case CannotCreateTransactionException unreachable -> UNAVAILABLE;
            case SQLTransientConnectionException poolTimeout -> UNAVAILABLE;
            // Not even the savepoint could be rolled back: the connection is gone, whatever the pool says of it.
            case TransactionSystemException unusable -> UNAVAILABLE;
            case SQLException sql -> ofState(sql.getSQLState() == null ? "" : sql.getSQLState());
            default -> ATTEMPT;
        };
    }

    // https://www.postgresql.org/docs/18/errcodes-appendix.html
    private static Failure ofState(String state) {
        if (Stream.of("08", "57P", "53", "25006").anyMatch(state::startsWith)) {
            return UNAVAILABLE;
        }
        return state.equals("40001") || state.equals("40P01") ? CONTENTION : ATTEMPT;
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }
}
