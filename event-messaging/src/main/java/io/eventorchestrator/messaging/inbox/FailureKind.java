package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.BusinessFailure;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Why a transaction may have failed, told from what it threw. */
enum FailureKind {
    /** The database, which may be unavailable. A probe has to prove it, since one bad statement fails in the same way. */
    DATABASE(true),
    /** A conflict with another transaction, lost this time; the next try may win. */
    CONTENTION(true),
    /** A lock, or an overloaded server, that a statement waited for until its time was up. */
    LOCK(false),
    /** The Java virtual machine, which lacks memory or has failed. */
    MACHINE(false),
    /** A pause of the handler, longer than a transaction may be idle; the server has ended the session. */
    PAUSE(false),

    /** A business failure. */
    BUSINESS(false),
    /** The handler or the event. */
    HANDLER(false);

    private final boolean mayPass;

    FailureKind(boolean mayPass) {
        this.mayPass = mayPass;
    }

    /** Whether the same transaction may succeed a moment later. */
    boolean mayPass() {
        return mayPass;
    }

    /** Whether neither event nor handler caused it, so that it does not count as an attempt. */
    boolean isNoAttempt() {
        return this == CONTENTION || this == LOCK || this == MACHINE;
    }

    /** Whether the failed transaction can record nothing: its connection is unusable, or it would lose again. */
    boolean endsTransaction() {
        return this == DATABASE || this == PAUSE || isNoAttempt();
    }

    static FailureKind of(Throwable thrown) {
        if (thrown instanceof BusinessFailure) {
            return BUSINESS;
        }
        if (causes(thrown).anyMatch(FailureKind::isMachine)) {
            return MACHINE;
        }
        if (causes(thrown).anyMatch(FailureKind::isPause)) {
            return PAUSE;
        }
        return causes(thrown)
                .map(FailureKind::ofCause)
                .filter(kind -> kind != HANDLER)
                .findFirst()
                .orElse(HANDLER);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }

    // A stack overflows for what an event makes the code do.
    private static boolean isMachine(Throwable cause) {
        return cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError);
    }

    // Whatever it is wrapped in: the lost connection makes the roll-back fail too, or the commit.
    private static boolean isPause(Throwable cause) {
        return cause instanceof SQLException sql
                && ("25P03".equals(sql.getSQLState()) || "25P04".equals(sql.getSQLState()));
    }

    private static FailureKind ofCause(Throwable cause) {
        return switch (cause) {
            case CannotCreateTransactionException unreachable -> DATABASE;
            case SQLTransientConnectionException poolTimeout -> DATABASE;
            // Not even the savepoint could be rolled back: the connection is gone, whatever the pool says of it.
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
