package io.eventorchestrator.tooling.kubernetes;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Where a subscription's events go. A CEL rule that can't be compiled ends the sidecar at its start, so that it is
 * looked over here: its brackets and quotes, and that it speaks of the event. That is less than a compiler would find.
 */
final class Routes {

    private Routes() {}

    static Stream<String> findings(JsonNode subscription) {
        JsonNode routes = subscription.at("/spec/routes");
        Stream<String> route = routes.path("default").asString("").startsWith("/")
                ? Stream.empty()
                : Stream.of("has no default route, so that an event which no rule takes is dead-lettered");
        Stream<String> rules = routes.path("rules")
                .valueStream()
                .map(rule -> rule.path("match").asString(""))
                .filter(match -> !isExpression(match))
                .map(match -> "the rule \"" + match + "\" is no expression on event");
        return Stream.concat(route, rules);
    }

    static boolean isExpression(String text) {
        String bare = text.replaceAll("\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])*'", "0");
        return bare.matches(".*\\bevent\\b.*")
                && bare.chars().noneMatch(letter -> letter == '"' || letter == '\'')
                && isBalanced(bare)
                && !bare.matches(".*([^=!<>]=[^=]|[&|<>=+*/-]\\s*$).*");
    }

    private static boolean isBalanced(String text) {
        String brackets = text.replaceAll("[^\\[\\](){}]", "");
        String fewer = brackets.replaceAll("\\(\\)|\\[\\]|\\{\\}", "");
        while (fewer.length() < brackets.length()) {
            brackets = fewer;
            fewer = brackets.replaceAll("\\(\\)|\\[\\]|\\{\\}", "");
        }
        return fewer.isEmpty();
    }
}
