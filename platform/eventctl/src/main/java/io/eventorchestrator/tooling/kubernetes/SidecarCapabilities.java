package io.eventorchestrator.tooling.kubernetes;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks that injected sidecars satisfy restricted Pod Security; skipped without an injector. */
final class SidecarCapabilities implements ClusterCheck {

    @Override
    public Stream<Fact> facts(KubernetesClient cluster) {
        Deployment injector = cluster.apps()
                .deployments()
                .inNamespace(DaprControlPlane.NAMESPACE)
                .withName(DaprControlPlane.INJECTOR)
                .get();
        return Optional.ofNullable(injector).map(SidecarCapabilities::fact).stream();
    }

    private static Fact fact(Deployment injector) {
        boolean dropped = injector.getSpec().getTemplate().getSpec().getContainers().stream()
                .flatMap(container -> container.getEnv().stream())
                .filter(variable -> "SIDECAR_DROP_ALL_CAPABILITIES".equals(variable.getName()))
                .map(EnvVar::getValue)
                .anyMatch("true"::equals);
        return dropped
                ? Fact.fine("Dapr", "sidecars drop all capabilities")
                : Fact.missing(
                        "Dapr",
                        "sidecars keep capabilities, which restricted Pod Security refuses: install Dapr with"
                                + " dapr_sidecar_injector.sidecarDropALLCapabilities=true");
    }
}
