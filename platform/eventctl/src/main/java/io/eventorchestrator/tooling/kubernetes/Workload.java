package io.eventorchestrator.tooling.kubernetes;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A resource that creates pods: a Deployment, a StatefulSet or a Job. */
record Workload(JsonNode resource) {

    String title() {
        return Manifests.title(resource);
    }

    JsonNode pod() {
        return resource.at("/spec/template/spec");
    }

    Stream<JsonNode> containers() {
        return Stream.of("containers", "initContainers")
                .flatMap(kind -> pod().path(kind).valueStream());
    }

    /** The containers that run as long as the pod, and so can be probed. */
    Stream<JsonNode> servers() {
        return resource.path("kind").asString().equals("Job")
                ? Stream.empty()
                : pod().path("containers").valueStream();
    }

    JsonNode annotations() {
        return resource.at("/spec/template/metadata/annotations");
    }

    String annotation(String name) {
        return annotations().path(name).asString("");
    }

    boolean hasSidecar() {
        return annotation("dapr.io/enabled").equals("true");
    }

    Set<String> portNames() {
        return ports().map(port -> port.path("name").asString("")).collect(Collectors.toSet());
    }

    Set<String> portNumbers() {
        return ports().map(port -> port.path("containerPort").asString()).collect(Collectors.toSet());
    }

    /** The values of an environment variable in its containers. */
    Set<String> variables(String name) {
        return containers()
                .flatMap(container -> container.path("env").valueStream())
                .filter(variable -> variable.path("name").asString("").equals(name))
                .map(variable -> variable.path("value").asString(""))
                .collect(Collectors.toSet());
    }

    private Stream<JsonNode> ports() {
        return containers().flatMap(container -> container.path("ports").valueStream());
    }

    /** Tests whether a label selector matches its pods; an empty one matches all. */
    boolean isSelectedBy(JsonNode selector) {
        return selector.path("matchLabels").propertyStream().allMatch(this::hasLabel)
                && selector.path("matchExpressions").valueStream().allMatch(this::meets);
    }

    boolean hasLabel(Map.Entry<String, JsonNode> label) {
        return label.getValue().asString().equals(label(label.getKey()));
    }

    private boolean meets(JsonNode expression) {
        String label = label(expression.path("key").asString());
        return expression.path("values").valueStream().map(JsonNode::asString).anyMatch(label::equals);
    }

    private String label(String name) {
        return resource.at("/spec/template/metadata/labels").path(name).asString("");
    }
}
