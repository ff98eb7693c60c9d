package io.eventorchestrator.tooling.kubernetes;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds selectors that match no pod, ports that no pod has, and namespaces that are open to everyone. */
final class Selectors implements ManifestRule {

    @Override
    public Stream<String> findings(Manifests manifests) {
        return Stream.of(
                        manifests.of("Service").flatMap(service -> service(service, manifests)),
                        manifests
                                .of("PodDisruptionBudget")
                                .flatMap(budget -> idle(budget, "/spec/selector", manifests)),
                        manifests.of("NetworkPolicy").flatMap(policy -> idle(policy, "/spec/podSelector", manifests)),
                        manifests.workloads().flatMap(Selectors::own),
                        openNamespace(manifests))
                .flatMap(found -> found);
    }

    private static Stream<String> service(JsonNode service, Manifests manifests) {
        return service.at("/spec/ports")
                .valueStream()
                .map(port -> port.path("targetPort").asString(""))
                .filter(port -> manifests
                        .workloads()
                        .filter(workload ->
                                service.at("/spec/selector").propertyStream().allMatch(workload::hasLabel))
                        .noneMatch(workload -> workload.portNames().contains(port)
                                || workload.portNumbers().contains(port)))
                .map(port -> Manifests.title(service) + ": no pod that it selects has the port " + port);
    }

    private static Stream<String> idle(JsonNode resource, String selector, Manifests manifests) {
        return manifests.workloads().anyMatch(workload -> workload.isSelectedBy(resource.at(selector)))
                ? Stream.empty()
                : Stream.of(Manifests.title(resource) + ": selects no pod");
    }

    private static Stream<String> own(Workload workload) {
        JsonNode selector = workload.resource().at("/spec/selector");
        return selector.isMissingNode() || workload.isSelectedBy(selector)
                ? Stream.empty()
                : Stream.of(workload.title() + ": does not select its own pods");
    }

    private static Stream<String> openNamespace(Manifests manifests) {
        boolean denied = manifests
                .of("NetworkPolicy")
                .anyMatch(policy -> policy.at("/spec/podSelector").isEmpty()
                        && policy.at("/spec/policyTypes").size() == 2
                        && !policy.path("spec").has("ingress")
                        && !policy.path("spec").has("egress"));
        return denied || manifests.workloads().findAny().isEmpty()
                ? Stream.empty()
                : Stream.of("NetworkPolicy: none denies by default");
    }
}
