package io.eventorchestrator.messaging.database;

import javax.sql.DataSource;

/** Opens the database's probe for the simulation. */
public final class SimulatedProbe {

    private SimulatedProbe() {}

    public static DatabaseProbe of(DataSource database) {
        return new DatabaseProbe(database);
    }
}
