package io.eventorchestrator.tooling.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The resources of one overlay, as kustomize builds them. */
record Manifests(List<JsonNode> resources) {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "Job");

    Manifests {
        resources = List.copyOf(resources);
    }

    /** @throws JacksonException if it is not YAML */
    static Manifests read(String yaml) {
        try (MappingIterator<JsonNode> documents =
                new YAMLMapper().readerFor(JsonNode.class).readValues(yaml)) {
            return new Manifests(documents.readAll().stream()
                    .filter(document -> document.has("kind"))
                    .toList());
        }
    }

    Stream<JsonNode> of(String kind) {
        return resources.stream()
                .filter(resource -> resource.path("kind").asString().equals(kind));
    }

    Set<String> names(String kind) {
        return of(kind).map(Manifests::name).collect(Collectors.toSet());
    }

    Optional<JsonNode> find(String kind, String name) {
        return of(kind).filter(resource -> name(resource).equals(name)).findFirst();
    }

    Stream<Workload> workloads() {
        return resources.stream()
                .filter(resource -> WORKLOADS.contains(resource.path("kind").asString()))
                .map(Workload::new);
    }

    /** Ids of all applications with a sidecar. */
    Set<String> appIds() {
        return workloads()
                .filter(Workload::hasSidecar)
                .map(workload -> workload.annotation("dapr.io/app-id"))
                .collect(Collectors.toSet());
    }

    static String name(JsonNode resource) {
        return resource.at("/metadata/name").asString();
    }

    static String title(JsonNode resource) {
        return resource.path("kind").asString() + " " + name(resource);
    }
}
