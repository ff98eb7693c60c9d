package io.eventorchestrator.tooling.kubernetes;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Checks the Deployment, login and variable that KEDA refers to by name, and that each trigger names a topic. */
final class Scaling implements ManifestRule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests
                .of("ScaledObject")
                .flatMap(scaled -> scaled(scaled, manifests).map(found -> Manifests.title(scaled) + ": " + found));
    }

    private static Stream<String> scaled(JsonNode scaled, Manifests manifests) {
        String target = scaled.at("/spec/scaleTargetRef/name").asString("");
        return manifests
                .find("Deployment", target)
                .map(deployment -> Stream.concat(
                        fixed(deployment),
                        scaled.at("/spec/triggers")
                                .valueStream()
                                .flatMap(trigger -> trigger(trigger, deployment, manifests))))
                .orElse(Stream.of("there is no Deployment " + target));
    }

    private static Stream<String> fixed(JsonNode deployment) {
        return deployment.path("spec").has("replicas")
                ? Stream.of("its Deployment sets the number of replicas, too")
                : Stream.empty();
    }

    private static Stream<String> trigger(JsonNode trigger, JsonNode deployment, Manifests manifests) {
        String variable = trigger.at("/metadata/bootstrapServersFromEnv").asString("");
        String login = trigger.at("/authenticationRef/name").asString("");
        Stream<String> variables = deployment
                        .at("/spec/template/spec/containers/0/env")
                        .valueStream()
                        .anyMatch(entry -> entry.path("name").asString().equals(variable))
                ? Stream.empty()
                : Stream.of("its container has no variable " + variable);
        return Stream.concat(topic(trigger), named(login, variables, manifests));
    }

    private static Stream<String> topic(JsonNode trigger) {
        boolean missing = trigger.path("type").asString("").equals("kafka")
                && trigger.at("/metadata/topic").asString("").isBlank();
        return missing
                ? Stream.of(
                        "a trigger names no topic, so the lag of every topic counts for a group that never committed")
                : Stream.empty();
    }

    private static Stream<String> named(String login, Stream<String> variables, Manifests manifests) {
        return manifests.find("TriggerAuthentication", login).isPresent()
                ? variables
                : Stream.concat(variables, Stream.of("there is no TriggerAuthentication " + login));
    }
}
