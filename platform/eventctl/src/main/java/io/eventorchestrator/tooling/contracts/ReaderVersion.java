package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A consumer group in a version of a contract; a service without one counts as one.
 *
 * @param operations by which it reads
 */
record ReaderVersion(String name, boolean isGroup, String service, List<Operation> operations) {

    /** The readers of a contract, by name. */
    static Map<String, ReaderVersion> all(Contract contract) {
        Map<String, List<Operation>> byName = contract.operations().stream()
                .filter(operation -> !operation.sends())
                .collect(Collectors.groupingBy(
                        operation -> name(operation, contract), LinkedHashMap::new, Collectors.toList()));
        Map<String, ReaderVersion> readers = new TreeMap<>();
        byName.forEach((name, reads) -> readers.put(
                name,
                new ReaderVersion(
                        name,
                        !reads.getFirst().group().isEmpty(),
                        EventVersion.service(reads.getFirst(), contract.namesServices()),
                        reads)));
        return readers;
    }

    private static String name(Operation operation, Contract contract) {
        return operation.group().isEmpty()
                ? EventVersion.service(operation, contract.namesServices())
                : operation.group();
    }

    /** The types that it reads. */
    Set<String> types() {
        return operations.stream()
                .flatMap(operation -> operation.types().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The routes that select events for it, by type; of a type without one it gets all. */
    Map<String, String> routes() {
        Map<String, String> routes = new TreeMap<>();
        operations.forEach(operation -> operation
                .declared()
                .bundle("x-route")
                .map(route -> route.json().toString())
                .ifPresent(route -> operation.types().forEach(type -> routes.putIfAbsent(type, route))));
        return routes;
    }
}
