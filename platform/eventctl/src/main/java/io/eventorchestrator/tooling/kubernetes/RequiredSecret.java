package io.eventorchestrator.tooling.kubernetes;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Secret that no manifest contains; the operator creates it in the platform's namespace.
 *
 * @param keys keys that it must contain
 */
record RequiredSecret(String name, List<String> keys) {

    RequiredSecret {
        keys = List.copyOf(keys);
    }

    /** The secrets that an operator supplies. */
    static List<RequiredSecret> production(Catalogue catalogue) {
        Stream<RequiredSecret> shared = Stream.of(
                new RequiredSecret("kafka", List.of("brokers", "username", "password", "ca.crt")),
                new RequiredSecret("smtp", List.of("host", "port", "username", "password")),
                new RequiredSecret("payment-provider", List.of("url", "token")));
        return Stream.concat(shared, ofServices(catalogue)).toList();
    }

    /** The secrets that {@code k8s/overlays/local/secrets.sh} generates. */
    static List<RequiredSecret> local(Catalogue catalogue) {
        Stream<RequiredSecret> database = Stream.of(
                new RequiredSecret("postgres", List.of("password")),
                new RequiredSecret("outbox-operator", List.of("DATABASE_USERNAME", "DATABASE_PASSWORD")));
        return Stream.concat(database, ofServices(catalogue)).toList();
    }

    private static Stream<RequiredSecret> ofServices(Catalogue catalogue) {
        return Stream.concat(
                Stream.of(new RequiredSecret("returns-token", List.of("token"))),
                Stream.concat(
                        catalogue.channels().stream()
                                .map(Channel::producer)
                                .distinct()
                                .flatMap(RequiredSecret::of),
                        catalogue.stateStores().stream()
                                .map(store -> new RequiredSecret(store.name(), List.of("connection")))));
    }

    private static Stream<RequiredSecret> of(String service) {
        return Stream.of(
                new RequiredSecret(service + "-database", List.of("url", "username", "password")),
                new RequiredSecret(service + "-dapr-api-token", List.of("token")),
                new RequiredSecret(service + "-app-api-token", List.of("token")));
    }
}
