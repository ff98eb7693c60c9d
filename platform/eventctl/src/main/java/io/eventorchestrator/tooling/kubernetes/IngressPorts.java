package io.eventorchestrator.tooling.kubernetes;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Finds network policies that open the ports of a sidecar, or of its service's deliveries, to other pods. Only the
 * ports that the containers declare may be open, the sidecar's metrics, and, to sidecars of the same service, the port
 * at which they share workflows.
 */
final class IngressPorts implements ManifestRule {

    private static final String METRICS = "9090";
    private static final String INTERNAL = "50002";

    @Override
    public Stream<String> findings(Manifests manifests) {
        return manifests
                .of("NetworkPolicy")
                .flatMap(policy -> manifests
                        .workloads()
                        .filter(Workload::hasSidecar)
                        .filter(workload -> workload.isSelectedBy(policy.at("/spec/podSelector")))
                        .flatMap(workload -> openings(policy, workload)));
    }

    private static Stream<String> openings(JsonNode policy, Workload workload) {
        return policy.at("/spec/ingress")
                .valueStream()
                .flatMap(rule -> Stream.concat(
                        rule.path("from").isEmpty() ? Stream.of("to everybody") : Stream.empty(),
                        rule.path("ports").isEmpty() ? Stream.of("on all its ports") : ports(policy, rule, workload)))
                .map(how -> Manifests.title(policy) + ": opens " + workload.title() + " " + how);
    }

    private static Stream<String> ports(JsonNode policy, JsonNode rule, Workload workload) {
        boolean isAmongItself = isAmongItself(policy, rule);
        String metrics = Optional.of(workload.annotation("dapr.io/metrics-port"))
                .filter(port -> !port.isEmpty())
                .orElse(METRICS);
        return rule.path("ports")
                .valueStream()
                .filter(port ->
                        port.has("endPort") || !isDeclared(port.path("port").asString(""), workload, metrics))
                .filter(port -> port.has("endPort")
                        || !(isAmongItself && port.path("port").asString("").equals(INTERNAL)))
                .map(port -> "on port " + port.path("port").asString("any")
                        + ", which is neither declared nor that of its sidecar's metrics");
    }

    // The pods that it opens are the only ones that it lets in.
    private static boolean isAmongItself(JsonNode policy, JsonNode rule) {
        JsonNode self = policy.at("/spec/podSelector");
        return !self.isEmpty()
                && rule.path("from")
                        .valueStream()
                        .allMatch(from ->
                                from.size() == 1 && from.path("podSelector").equals(self));
    }

    private static boolean isDeclared(String port, Workload workload, String metrics) {
        return port.equals(metrics)
                || workload.portNames().contains(port)
                || workload.portNumbers().contains(port);
    }
}
