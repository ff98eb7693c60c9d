package io.eventorchestrator.tooling.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks that sidecars authenticate each other and the control plane. */
final class MutualTls implements ClusterCheck {

    static final ResourceDefinitionContext CONFIGURATION = new ResourceDefinitionContext.Builder()
            .withGroup("dapr.io")
            .withVersion("v1alpha1")
            .withKind("Configuration")
            .withPlural("configurations")
            .withNamespaced(true)
            .build();

    @Override
    public Stream<Fact> facts(KubernetesClient cluster) {
        GenericKubernetesResource system = cluster.genericKubernetesResources(CONFIGURATION)
                .inNamespace(DaprControlPlane.NAMESPACE)
                .withName("daprsystem")
                .get();
        return Stream.of(
                isOn(system)
                        ? Fact.fine("Dapr", "mTLS between sidecars is on")
                        : Fact.missing("Dapr", "mTLS is off: install Dapr with global.mtls.enabled=true"));
    }

    private static boolean isOn(@Nullable GenericKubernetesResource system) {
        return system != null && Boolean.TRUE.equals(system.get("spec", "mtls", "enabled"));
    }
}
