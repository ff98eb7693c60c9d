package io.eventorchestrator.tooling.verification;

import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.ServiceDatabase;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;

/** The databases of the services that publish and handle probes. */
record ProbedDatabases(Map<String, ServiceDatabase> databaseOfService) {

    ProbedDatabases {
        databaseOfService = Map.copyOf(databaseOfService);
    }

    /** @throws NotStartable if the service's database does not answer, or refuses the work */
    <T> T work(String service, Function<DataSource, T> work) {
        ServiceDatabase database = Objects.requireNonNull(databaseOfService.get(service));
        try {
            return database.work(work);
        } catch (DataAccessException failed) {
            throw new NotStartable("The database of " + service + " can't be used: " + database.reason(failed)
                    + ". Probes need the service's own login.");
        }
    }
}
