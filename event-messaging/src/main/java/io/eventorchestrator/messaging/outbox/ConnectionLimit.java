package io.eventorchestrator.messaging.outbox;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets only a few lanes use the service's connection pool at a time, first come, first served: however many topics have
 * rows, requests find connections. Safe for use by many threads.
 */
final class ConnectionLimit {

    private final Semaphore free;

    ConnectionLimit(int connections) {
        this.free = new Semaphore(connections, true);
    }

    /** @param statement does not wait for the broker, nor for another lane */
    <T> T run(Supplier<T> statement) {
        free.acquireUninterruptibly();
        try {
            return statement.get();
        } finally {
            free.release();
        }
    }
}
