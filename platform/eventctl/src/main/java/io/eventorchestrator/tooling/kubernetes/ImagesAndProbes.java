package io.eventorchestrator.tooling.kubernetes;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Requires reproducible image names, and probes for running containers. */
final class ImagesAndProbes implements ManifestRule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> Stream.concat(
                                workload.containers().flatMap(ImagesAndProbes::image),
                                workload.servers().flatMap(ImagesAndProbes::probes))
                        .map(found -> workload.title() + ": " + found));
    }

    private static Stream<String> image(JsonNode container) {
        String image = container.path("image").asString("");
        String last = image.substring(image.lastIndexOf('/') + 1);
        boolean named = image.contains("@sha256:") || (last.contains(":") && !last.endsWith(":latest"));
        return named ? Stream.empty() : Stream.of("the image \"" + image + "\" has no fixed tag");
    }

    private static Stream<String> probes(JsonNode container) {
        return Stream.of("readinessProbe", "livenessProbe")
                .filter(probe -> !container.has(probe))
                .map(probe -> "container " + container.path("name").asString() + " has no " + probe);
    }
}
