package io.eventorchestrator.tooling.kubernetes;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds configurations that let a service be called through its sidecar. */
final class Invocations implements ManifestRule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests
                .of("Configuration")
                .filter(configuration -> !isDenied(configuration))
                .map(configuration -> Manifests.title(configuration)
                        + ": needs accessControl with the defaultAction deny, or every sidecar may call every service");
    }

    private static boolean isDenied(JsonNode configuration) {
        return configuration
                .at("/spec/accessControl/defaultAction")
                .asString("")
                .equals("deny");
    }
}
