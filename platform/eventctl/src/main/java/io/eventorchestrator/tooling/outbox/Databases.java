package io.eventorchestrator.tooling.outbox;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.DatabaseVariables;
import io.eventorchestrator.tooling.access.ServiceDatabase;
import io.eventorchestrator.tooling.access.ServiceNameCheck;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The service databases that a command works on. */
final class Databases {

    @Option(names = "--service", paramLabel = "NAME", description = "only this service's outbox, such as order-service")
    private @Nullable String service;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "jdbc:postgresql://… of one service, instead of the platform that runs here; log in with"
                    + " --user and the variable DATABASE_PASSWORD or DATABASE_PASSWORD_FILE. Variables such as"
                    + " ORDER_SERVICE_DATABASE_URL name the databases of several services, with a login of each"
                    + " (ORDER_SERVICE_DATABASE_USERNAME, …) or the same for all (DATABASE_USERNAME, …)")
    private @Nullable String url;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "the service's database user; DATABASE_USERNAME by default")
    private @Nullable String user;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** @throws NotStartable if their addresses are unknown */
    List<OutboxDatabase> all() {
        NavigableSet<String> services = services();
        if (service != null) {
            ServiceNameCheck.expect(service, services, spec.commandLine());
        }
        DatabaseVariables variables = new DatabaseVariables(System.getenv());
        if (url != null) {
            return List.of(new OutboxDatabase(given(url, variables)));
        }
        List<String> asked = service == null ? List.copyOf(services) : List.of(service);
        return asked.stream()
                .map(variables.nameAny(asked) ? variables::database : Databases::here)
                .map(OutboxDatabase::new)
                .toList();
    }

    private static NavigableSet<String> services() {
        Catalogue catalogue = Catalogue.load();
        NavigableSet<String> services = new TreeSet<>();
        catalogue.channels().stream().map(Channel::producer).forEach(services::add);
        catalogue.groups().stream().map(Group::service).forEach(services::add);
        return services;
    }

    private ServiceDatabase given(String database, DatabaseVariables variables) {
        if (!DatabaseVariables.isAddress(database)) {
            throw new ParameterException(spec.commandLine(), "--database must begin with jdbc:postgresql://.");
        }
        return variables.given(service == null ? "outbox" : service, database, user);
    }

    private static ServiceDatabase here(String service) {
        return ServiceDatabase.hereOr(
                service,
                "start it with ./eventctl up, or name a service's database with --database or "
                        + DatabaseVariables.url(service) + ".");
    }
}
