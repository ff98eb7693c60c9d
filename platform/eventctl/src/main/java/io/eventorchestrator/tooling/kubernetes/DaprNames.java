package io.eventorchestrator.tooling.kubernetes;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Checks the names by which components, subscriptions and applications refer to each other. */
final class DaprNames implements ManifestRule {

    private static final Set<String> COMPONENTS = Set.of("pubsub.kafka", "secretstores.kubernetes", "state.postgresql");

    @Override
    public Stream<String> findings(Manifests manifests) {
        return Stream.of(
                        manifests.of("Component").flatMap(DaprNames::component),
                        manifests.of("Subscription").flatMap(it -> subscription(it, manifests)),
                        Stream.of("Component", "Subscription", "Resiliency", "HTTPEndpoint")
                                .flatMap(manifests::of)
                                .flatMap(scoped -> strangers(scoped, manifests)))
                .flatMap(found -> found);
    }

    private static Stream<String> component(JsonNode component) {
        String type = component.at("/spec/type").asString("");
        return COMPONENTS.contains(type)
                ? Stream.empty()
                : Stream.of(
                        Manifests.title(component) + ": the platform's sidecars don't have the component type " + type);
    }

    private static Stream<String> subscription(JsonNode subscription, Manifests manifests) {
        String pubsub = subscription.at("/spec/pubsubname").asString("");
        Optional<JsonNode> component = manifests.find("Component", pubsub);
        String title = Manifests.title(subscription);
        if (component.isEmpty()) {
            return Stream.of(title + ": there is no Component " + pubsub);
        }
        return Stream.of(
                        unscoped(subscription, component.get()),
                        Routes.findings(subscription),
                        subscription.path("apiVersion").asString().equals("dapr.io/v2alpha1")
                                ? Stream.<String>empty()
                                : Stream.of("is not of dapr.io/v2alpha1"))
                .flatMap(found -> found)
                .map(found -> title + ": " + found);
    }

    private static Stream<String> unscoped(JsonNode subscription, JsonNode component) {
        Set<String> allowed = scopes(component);
        return scopes(subscription).stream()
                .filter(app -> !allowed.isEmpty() && !allowed.contains(app))
                .map(app -> app + " may not use the Component " + Manifests.name(component));
    }

    private static Stream<String> strangers(JsonNode scoped, Manifests manifests) {
        return scopes(scoped).stream()
                .filter(app -> !manifests.appIds().contains(app))
                .map(app -> Manifests.title(scoped) + ": no workload has the app-id " + app);
    }

    private static Set<String> scopes(JsonNode resource) {
        return resource.path("scopes")
                .valueStream()
                .map(JsonNode::asString)
                .collect(java.util.stream.Collectors.toSet());
    }
}
