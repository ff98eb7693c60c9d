package io.eventorchestrator.messaging.simulation;

import java.sql.Connection;
import java.sql.SQLException;

/** A session of PostgreSQL, which simulated connections use one after the other. */
final class Session {

    final Connection physical;
    final int pid;
    boolean broken;

    Session(Connection physical, int pid) {
        this.physical = physical;
        this.pid = pid;
    }

    /** Ends what a lost connection has begun, as the server does. */
    void reset() {
        try {
            if (!physical.getAutoCommit()) {
                physical.rollback();
                physical.setAutoCommit(true);
            }
            broken = false;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
