package io.eventorchestrator.tooling.kubernetes;

import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds resiliency that a sidecar would ignore, with only a line in its log, or that would lose events. */
final class DeliveryPolicies implements ManifestRule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        Stream<String> each = manifests
                .of("Resiliency")
                .flatMap(resiliency -> Stream.of(
                                durations(resiliency), targets(resiliency, manifests), calls(resiliency, manifests))
                        .flatMap(found -> found)
                        .map(found -> Manifests.title(resiliency) + ": " + found));
        return Stream.concat(each, groups(manifests));
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
                    .flatMap(direction -> undefined(direction.getValue(), target.getKey(), resiliency));
            return Stream.of(unknown, policies, harmful(target)).flatMap(found -> found);
        });
    }

    // A target is the name of an HTTPEndpoint, or the app-id of a service that the access policy lets call.
    private static Stream<String> calls(JsonNode resiliency, Manifests manifests) {
        return resiliency.at("/spec/targets/apps").propertyStream().flatMap(target -> {
            Stream<String> unknown = manifests.names("HTTPEndpoint").contains(target.getKey())
                            || manifests.appIds().contains(target.getKey())
                    ? Stream.empty()
                    : Stream.of("there is no HTTPEndpoint and no app-id " + target.getKey());
            return Stream.concat(unknown, undefined(target.getValue(), target.getKey(), resiliency));
        });
    }

    private static Stream<String> undefined(JsonNode policies, String target, JsonNode resiliency) {
        return policies.propertyStream()
                .filter(policy -> !isDefined(policy, resiliency))
                .map(policy -> "there is no policy " + policy.getValue().asString() + " for " + target);
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
    private static Stream<String> groups(Manifests manifests) {
        return manifests
                .of("Subscription")
                .map(subscription -> subscription.at("/spec/pubsubname").asString())
                .distinct()
                .filter(group -> manifests
                        .of("Resiliency")
                        .allMatch(resiliency -> components(resiliency)
                                .path(group)
                                .at("/inbound/retry")
                                .isMissingNode()))
                .map(group -> "deliveries to " + group + " are not retried by any Resiliency");
    }

    private static JsonNode components(JsonNode resiliency) {
        return resiliency.at("/spec/targets/components");
    }
}
