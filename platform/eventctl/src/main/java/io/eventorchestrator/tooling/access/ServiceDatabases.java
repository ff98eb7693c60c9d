package io.eventorchestrator.tooling.access;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the services' databases, with the services' own logins. */
public final class ServiceDatabases {

    private ServiceDatabases() {}

    /**
     * Those that environment variables name, or those of the platform that runs here.
     *
     * @return by service
     * @throws io.eventorchestrator.platform.NotStartable if the address of one is unknown
     */
    public static Map<String, ServiceDatabase> of(Collection<String> services) {
        DatabaseVariables variables = new DatabaseVariables(System.getenv());
        boolean areNamed = variables.nameAny(services);
        return services.stream()
                .map(service -> areNamed ? variables.database(service) : here(service))
                .collect(Collectors.toMap(ServiceDatabase::service, Function.identity()));
    }

    private static ServiceDatabase here(String service) {
        return ServiceDatabase.hereOr(
                service,
                "start it with ./eventctl up, or name the services' databases with variables such as "
                        + DatabaseVariables.url(service) + ".");
    }
}
