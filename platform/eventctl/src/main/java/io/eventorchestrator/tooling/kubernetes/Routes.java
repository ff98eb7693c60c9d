package io.eventorchestrator.tooling.kubernetes;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Checks the routes of a subscription. */
final class Routes {

    private Routes() {}

    static Stream<String> findings(JsonNode subscription) {
        JsonNode routes = subscription.at("/spec/routes");
        Stream<String> route = routes.path("default").asString("").startsWith("/")
                ? Stream.empty()
                : Stream.of("has no default route, so an event that matches no rule is dead-lettered");
        Stream<String> rules = routes.path("rules")
                .valueStream()
                .map(rule -> new RoutingRule(rule.path("match").asString("")))
                .flatMap(rule -> rule.finding().stream());
        return Stream.concat(route, rules);
    }
}
