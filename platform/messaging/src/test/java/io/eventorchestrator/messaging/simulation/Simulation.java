package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.envelope.RegistrySchemas;
import io.eventorchestrator.messaging.simulation.Run.Result;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs scenarios one after the other on a server of its own. */
final class Simulation implements AutoCloseable {

    private static final int MOST_TRIES = 150;

    private final SimulatedServer server = new SimulatedServer();
    private final SimulatedDatabase database;
    private final Catalogue catalogue = Catalogue.load();
    private final EventCodec codec = new EventCodec(RegistrySchemas.none());

    Simulation() {
        database = server.database();
    }

    Result run(Scenario scenario, @Nullable PlantedBug bug) {
        return new Run(scenario, database, catalogue, codec, bug).run();
    }

    /**
     * Leaves out operations and faults as long as the scenario still fails in the same way: halves first, single ones
     * at last.
     */
    Result shorten(Result failed, @Nullable PlantedBug bug) {
        Result shortest = failed;
        int tries = 0;
        for (int part = failed.scenario().size() / 2; part > 0; part /= 2) {
            for (int from = 0; from < shortest.scenario().size() && tries < MOST_TRIES; tries++) {
                Result shorter = run(shortest.scenario().without(from, from + part), bug);
                if (shorter.failsAs(failed)) {
                    shortest = shorter;
                } else {
                    from += part;
                }
            }
        }
        return shortest;
    }

    @Override
    public void close() throws SQLException, IOException {
        database.close();
        server.close();
    }
}
