package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.BusinessFailure;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Who may be to blame that a transaction failed. */
enum Blame {
    /** The database, which may be unavailable: that takes a proof, since one statement can provoke the same. */
    DATABASE(true),
    /** Another transaction, against which this one lost; the next time it may win. */
    CONTENTION(true),
    /** Another transaction, or all of them, for which a statement has waited as long as it may. */
    LOCK(false),
    /** The Java virtual machine, which lacks memory or fails inside. */
    MACHINE(false),
    /** The handler, which paused longer than a transaction may; the server has ended its session. */
    PAUSE(false),

    /** The business, which refuses. */
    BUSINESS(false),
    /** Handler or event. */
    HANDLER(false);

    private final boolean mayPass;

    Blame(boolean mayPass) {
        this.mayPass = mayPass;
    }

    /** Whether the same transaction may succeed a moment later. */
    boolean mayPass() {
        return mayPass;
    }

    /** Whether neither event nor handler had a part in it, so that it is no attempt. */
    boolean isNoAttempt() {
        return this == CONTENTION || this == LOCK || this == MACHINE;
    }

    /** Whether nothing can be noted in the transaction that failed: its connection is unusable, or it would lose again. */
    boolean endsTransaction() {
        return this == DATABASE || this == PAUSE || isNoAttempt();
    }

    static Blame of(Throwable thrown) {
        if (thrown instanceof BusinessFailure) {
            return BUSINESS;
        }
        if (causes(thrown).anyMatch(Blame::isMachine)) {
            return MACHINE;
        }
        if (causes(thrown).anyMatch(Blame::isPause)) {
            return PAUSE;
        }
        return causes(thrown)
                .map(Blame::ofCause)
                .filter(blame -> blame != HANDLER)
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

    private static Blame ofCause(Throwable cause) {
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
    private static Blame ofState(String state) {
        return switch (state) {
            case "40001", "40P01" -> CONTENTION;
            case "55P03" -> LOCK;
            default -> Stream.of("08", "25006", "53", "57P", "58").anyMatch(state::startsWith) ? DATABASE : HANDLER;
        };
    }
}
