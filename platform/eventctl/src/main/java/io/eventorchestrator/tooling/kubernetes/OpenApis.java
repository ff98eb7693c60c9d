package io.eventorchestrator.tooling.kubernetes;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds configurations that open more of a sidecar's API than is used, because its health port requires no token. */
final class OpenApis implements ManifestRule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests
                .of("Configuration")
                .filter(OpenApis::isOpen)
                .map(configuration -> Manifests.title(configuration)
                        + ": needs api.allowed without metadata, or the sidecar's health port shows its components");
    }

    private static boolean isOpen(JsonNode configuration) {
        JsonNode allowed = configuration.at("/spec/api/allowed");
        return allowed.isEmpty()
                || allowed.valueStream()
                        .anyMatch(api -> api.path("name").asString("").equals("metadata"));
    }
}
