package io.eventorchestrator.messaging.outbox;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Limits how many lanes use the service's connection pool at a time, first come, first served, so that requests find
 * connections however many topics have rows. Thread-safe.
 */
final class ConnectionLimit {

    private final Semaphore free;

    ConnectionLimit(int connections) {
        this.free = new Semaphore(connections, true);
    }

    /** @param statement must wait neither for the broker nor for another lane */
    <T> T run(Supplier<T> statement) {
        free.acquireUninterruptibly();
        try {
            return statement.get();
        } finally {
            free.release();
        }
    }
}
