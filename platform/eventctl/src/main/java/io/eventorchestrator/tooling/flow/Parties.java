package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.specs.Column;
import io.eventorchestrator.tooling.specs.Feature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The services and consumer groups of a project. */
final class Parties {

    private final Map<String, String> serviceOfGroup = new HashMap<>();
    private final Set<String> services;

    Parties(Contract contract, List<Feature> features) {
        services = new TreeSet<>(contract.services());
        if (!contract.namesServices()) {
            features.stream()
                    .flatMap(feature -> feature.rows().stream())
                    .flatMap(row -> row.names(Column.PRODUCER).stream())
                    .forEach(services::add);
        }
        contract.operations().stream()
                .filter(operation -> !operation.group().isEmpty())
                .forEach(operation -> serviceOfGroup.put(operation.group(), operation.service()));
    }

    boolean isService(String name) {
        return services.contains(name);
    }

    /**
     * The service of this group; for any other name, the service that it names or begins with, as
     * {@code <service>-<purpose>} does.
     */
    Optional<String> service(String name) {
        String group = serviceOfGroup.get(name);
        return group == null ? named(name) : Optional.of(group);
    }

    private Optional<String> named(String name) {
        String service = name;
        while (!services.contains(service) && service.contains("-")) {
            service = service.substring(0, service.lastIndexOf('-'));
        }
        return Optional.of(service).filter(services::contains);
    }
}
