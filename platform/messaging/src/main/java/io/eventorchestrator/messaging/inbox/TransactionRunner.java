package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.database.DatabaseProbe;
import io.eventorchestrator.messaging.loop.MachineTime;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** Runs transactions, and distinguishes an unavailable database from a failure of the work. */
final class TransactionRunner {

    private static final int TRIES = 3;
    private static final Duration CONTENTION = Duration.ofMillis(20);
    // The pool does not validate connections that it used within the last half second.
    private static final Duration RECONNECTION = Duration.ofMillis(600);

    private final TransactionOperations transactions;
    private final DatabaseProbe database;
    private final MachineTime time;

    TransactionRunner(TransactionOperations transactions, DatabaseProbe database, MachineTime time) {
        this.transactions = transactions;
        this.database = database;
        this.time = time;
    }

    /**
     * Runs the action in one transaction.
     *
     * @throws UnavailableException if the database is unavailable or no connection is free
     * @throws RuntimeException from the action, with an {@code Error} wrapped, or from PostgreSQL at commit, while the
     *     database answers
     */
    <T> T execute(TransactionCallback<T> action) {
        try {
            return transactions.execute(action);
        } catch (UnavailableException unavailable) {
            throw unavailable;
        } catch (CannotCreateTransactionException unbegun) {
            throw new UnavailableException(
                    database.obstacle()
                            .orElse("the database answers, but no connection of the pool is free: enlarge the pool,"
                                    + " or find out what holds its connections"),
                    unbegun);
        } catch (RuntimeException failed) {
            throw confirmed(failed);
        } catch (Error failed) {
            // Thrown by a handler's work at commit. Unless it is converted, it never counts as an attempt, and the
            // event is retried for ever.
            throw new UndeclaredThrowableException(failed);
        }
    }

    private RuntimeException confirmed(RuntimeException failed) {
        return Optional.of(FailureKind.of(failed))
                .filter(kind -> kind == FailureKind.DATABASE)
                .flatMap(kind -> database.obstacle())
                .<RuntimeException>map(obstacle -> new UnavailableException(obstacle, failed))
                .orElse(failed);
    }

    /**
     * Runs the action in one transaction, and immediately again in new ones, a few times, if that may help.
     *
     * @throws UnavailableException as above
     * @throws RuntimeException from the last one
     */
    <T> T insist(TransactionCallback<T> action) {
        for (int tried = 1; tried < TRIES; tried++) {
            try {
                return execute(action);
            } catch (RuntimeException failed) {
                FailureKind kind = FailedAttempt.of(failed, time).kind();
                if (failed instanceof UnavailableException || !kind.mayPass()) {
                    throw failed;
                }
                pause(kind == FailureKind.DATABASE ? RECONNECTION : CONTENTION.multipliedBy(tried));
            }
        }
        return execute(action);
    }

    private void pause(Duration longest) {
        try {
            time.sleepAbout(longest);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
