package io.eventorchestrator.tooling.kubernetes;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Secret that an operator puts into the platform's namespace.
 *
 * @param keys what it has to hold
 */
record RequiredSecret(String name, List<String> keys) {

    RequiredSecret {
        keys = List.copyOf(keys);
    }

    static List<RequiredSecret> all(Catalogue catalogue) {
        Stream<RequiredSecret> shared = Stream.of(
                new RequiredSecret("kafka", List.of("brokers", "username", "password", "ca.crt")),
                new RequiredSecret("smtp", List.of("host", "port", "username", "password")));
        Stream<RequiredSecret> own =
                catalogue.channels().stream().map(Channel::producer).distinct().flatMap(RequiredSecret::of);
        return Stream.concat(shared, own).toList();
    }

    private static Stream<RequiredSecret> of(String service) {
        return Stream.of(
                new RequiredSecret(service + "-database", List.of("url", "username", "password")),
                new RequiredSecret(service + "-dapr-api-token", List.of("token")),
                new RequiredSecret(service + "-app-api-token", List.of("token")));
    }
}
