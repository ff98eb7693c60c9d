package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.BusinessFailure;
import io.eventorchestrator.messaging.failure.CauseChain;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** The possible causes of a failed transaction, derived from its exception. */
enum FailureKind {
    /**
     * The database, which may be unavailable, or its disk full. A probe must confirm it, because a bad statement or a
     * quota can fail the same way.
     */
    DATABASE(true),
    /** A conflict with another transaction; the next attempt may succeed. */
    CONTENTION(true),
    /** A time-out while waiting for a lock or for an overloaded server. */
    LOCK(false),
    /** The Java virtual machine is out of memory or has failed. */
    MACHINE(false),
    /** A pause of the handler beyond the limit for idle transactions; the server has ended the session. */
    PAUSE(false),

    /** A business failure. */
    BUSINESS(false),
    /** The handler or the event. */
    HANDLER(false);

    private final boolean mayPass;

    FailureKind(boolean mayPass) {
        this.mayPass = mayPass;
    }

    /** Tests whether the same transaction may succeed a moment later. */
    boolean mayPass() {
        return mayPass;
    }

    /** Tests whether neither event nor handler caused it, so that it does not count as an attempt. */
    boolean isNoAttempt() {
        return this == CONTENTION || this == LOCK || this == MACHINE;
    }

    /** Tests whether the failed transaction can record nothing: its connection is unusable, or it would fail again. */
    boolean endsTransaction() {
        return this == DATABASE || this == PAUSE || isNoAttempt();
    }

    static FailureKind of(Throwable thrown) {
        if (thrown instanceof BusinessFailure) {
            return BUSINESS;
        }
        List<Throwable> causes = CauseChain.of(thrown);
        if (causes.stream().anyMatch(FailureKind::isMachine)) {
            return MACHINE;
        }
        if (causes.stream().anyMatch(FailureKind::isPause)) {
            return PAUSE;
        }
        return causes.stream()
                .map(FailureKind::ofCause)
                .filter(kind -> kind != HANDLER)
                .findFirst()
                .orElse(HANDLER);
    }

    // A stack overflow is caused by the event.
    private static boolean isMachine(Throwable cause) {
        return cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError);
    }

    // Searches all causes, because the lost connection also makes the rollback or the commit fail.
    private static boolean isPause(Throwable cause) {
        return cause instanceof SQLException sql
                && ("25P03".equals(sql.getSQLState()) || "25P04".equals(sql.getSQLState()));
    }

    private static FailureKind ofCause(Throwable cause) {
        return switch (cause) {
            case CannotCreateTransactionException unreachable -> DATABASE;
            case SQLTransientConnectionException poolTimeout -> DATABASE;
            // Even the rollback to the savepoint failed: the connection is gone, even if the pool considers it valid.
            case TransactionSystemException unusable -> DATABASE;
            case StatementCancelled waited -> LOCK;
            case SQLException sql -> ofState(sql.getSQLState() == null ? "" : sql.getSQLState());
            default -> HANDLER;
        };
    }

    /** @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL Error Codes</a> */
    private static FailureKind ofState(String state) {
        return switch (state) {
            case "40001", "40P01" -> CONTENTION;
            case "55P03" -> LOCK;
            default -> Stream.of("08", "25006", "53", "57P", "58").anyMatch(state::startsWith) ? DATABASE : HANDLER;
        };
    }
}
