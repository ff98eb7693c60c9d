package io.eventorchestrator.tooling.saga;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.StateStore;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.DatabaseVariables;
import io.eventorchestrator.tooling.access.ServiceDatabase;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The database of the service that orchestrates returns: the one that runs workflows, by the contract. */
final class ReturnDatabase {

    private static final String NO_SUCH_TABLE = "42P01";

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "jdbc:postgresql://… of the service, instead of the platform that runs here; log in with"
                    + " --user and the variable DATABASE_PASSWORD or DATABASE_PASSWORD_FILE. The variable"
                    + " ORDER_SERVICE_DATABASE_URL names it, too")
    private @Nullable String url;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "the service's database user; DATABASE_USERNAME by default")
    private @Nullable String user;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /**
     * @return what the work returns
     * @throws NotStartable if the database is unknown, refuses or does not answer, or has no returns
     */
    <T> T work(Function<ReturnTables, T> work) {
        ServiceDatabase database = database();
        try {
            return database.work(source -> work.apply(new ReturnTables(source)));
        } catch (DataAccessException failed) {
            throw new NotStartable(explain(database, failed));
        }
    }

    /** The name of the service. */
    String service() {
        return Catalogue.load().stateStores().stream()
                .map(StateStore::service)
                .findFirst()
                .orElseThrow(() -> new NotStartable("The contract names no service that runs workflows."));
    }

    private ServiceDatabase database() {
        DatabaseVariables variables = new DatabaseVariables(System.getenv());
        String service = service();
        if (url != null) {
            if (!DatabaseVariables.isAddress(url)) {
                throw new ParameterException(spec.commandLine(), "--database must begin with jdbc:postgresql://.");
            }
            return variables.given(service, url, user);
        }
        return System.getenv().containsKey(DatabaseVariables.url(service))
                ? variables.database(service)
                : ServiceDatabase.hereOr(
                        service,
                        "start it with ./eventctl up, or name its database with --database or "
                                + DatabaseVariables.url(service) + ".");
    }

    private static String explain(ServiceDatabase database, DataAccessException failed) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failed);
        if (cause instanceof SQLException sql && NO_SUCH_TABLE.equals(sql.getSQLState())) {
            return "The database of " + database.service() + " has no returns (" + sql.getMessage()
                    + "): name the service's user with --user, and start this release of it once.";
        }
        return "The database of " + database.service() + " can't be used: " + database.reason(failed);
    }
}
