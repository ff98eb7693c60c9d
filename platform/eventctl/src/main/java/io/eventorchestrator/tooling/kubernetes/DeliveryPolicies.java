package io.eventorchestrator.tooling.kubernetes;

import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds resiliency that a sidecar would ignore, with only a line in its log, or that would lose events. */
final class DeliveryPolicies implements ManifestRule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests
                .of("Resiliency")
                .flatMap(resiliency -> Stream.of(
                                durations(resiliency), targets(resiliency, manifests), groups(resiliency, manifests))
                        .flatMap(found -> found)
                        .map(found -> Manifests.title(resiliency) + ": " + found));
    }

    private static Stream<String> durations(JsonNode resiliency) {
        JsonNode policies = resiliency.at("/spec/policies");
        Stream<JsonNode> timeouts = policies.path("timeouts").valueStream();
        Stream<JsonNode> others = Stream.of("retries", "circuitBreakers")
                .flatMap(kind -> policies.path(kind).valueStream())
                .flatMap(policy -> Stream.of("duration", "maxInterval", "timeout", "interval")
                        .map(policy::path)
                        .filter(JsonNode::isValueNode));
        return Stream.concat(timeouts, others)
                .map(JsonNode::asString)
                .filter(text -> !Durations.isDuration(text))
                .map(text -> "\"" + text + "\" is not a duration");
    }

    private static Stream<String> targets(JsonNode resiliency, Manifests manifests) {
        return components(resiliency).propertyStream().flatMap(target -> {
            Stream<String> unknown = manifests.names("Component").contains(target.getKey())
                    ? Stream.empty()
                    : Stream.of("there is no Component " + target.getKey());
            Stream<String> policies = target.getValue()
                    .propertyStream()
                    .flatMap(direction -> direction.getValue().propertyStream())
                    .filter(policy -> !isDefined(policy, resiliency))
                    .map(policy -> "there is no policy " + policy.getValue().asString() + " for " + target.getKey());
            return Stream.of(unknown, policies, harmful(target)).flatMap(found -> found);
        });
    }

    private static boolean isDefined(Map.Entry<String, JsonNode> policy, JsonNode resiliency) {
        String kind = Map.of("retry", "retries", "timeout", "timeouts", "circuitBreaker", "circuitBreakers")
                .getOrDefault(policy.getKey(), "");
        return resiliency.at("/spec/policies").path(kind).has(policy.getValue().asString());
    }

    private static Stream<String> harmful(Map.Entry<String, JsonNode> target) {
        Stream<String> inbound = Stream.of("circuitBreaker", "timeout")
                .filter(target.getValue().path("inbound")::has)
                .map(kind -> "a " + kind + " on deliveries to " + target.getKey() + " loses events");
        return target.getValue().path("outbound").has("circuitBreaker")
                ? Stream.concat(
                        inbound,
                        Stream.of("a circuitBreaker on publications by " + target.getKey()
                                + " stops every topic after one refused record"))
                : inbound;
    }

    // Without a policy, the first RETRY answer dead-letters the event.
    private static Stream<String> groups(JsonNode resiliency, Manifests manifests) {
        return manifests
                .of("Subscription")
                .map(subscription -> subscription.at("/spec/pubsubname").asString())
                .distinct()
                .filter(group ->
                        components(resiliency).path(group).at("/inbound/retry").isMissingNode())
                .map(group -> "deliveries to " + group + " are not retried");
    }

    private static JsonNode components(JsonNode resiliency) {
        return resiliency.at("/spec/targets/components");
    }
}
