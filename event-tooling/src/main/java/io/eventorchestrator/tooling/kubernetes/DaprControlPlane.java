package io.eventorchestrator.tooling.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Dapr in the namespace {@code dapr-system}: running, new enough, with mTLS, with sidecars that restricted pods take. */
final class DaprControlPlane {

    private static final String NAMESPACE = "dapr-system";
    private static final List<String> PARTS = List.of("dapr-operator", "dapr-sentry", "dapr-sidecar-injector");
    private static final Pattern VERSION = Pattern.compile(":v?(\\d+)\\.(\\d+)\\.\\d+");
    // The oldest that all of this was tried with.
    private static final int MINOR = 18;
    private static final ResourceDefinitionContext CONFIGURATION = new ResourceDefinitionContext.Builder()
            .withGroup("dapr.io")
            .withVersion("v1alpha1")
            .withKind("Configuration")
            .withPlural("configurations")
            .withNamespaced(true)
            .build();

    private final KubernetesClient cluster;

    DaprControlPlane(KubernetesClient cluster) {
        this.cluster = cluster;
    }

    Stream<Fact> facts() {
        Optional<Deployment> injector = find("dapr-sidecar-injector");
        return Stream.of(
                        PARTS.stream().map(this::part),
                        injector.stream().map(DaprControlPlane::capabilities),
                        Stream.of(mutualTls()))
                .flatMap(facts -> facts);
    }

    private Fact part(String name) {
        return find(name)
                .map(DaprControlPlane::runs)
                .orElse(Fact.missing("Dapr", name + " is missing in " + NAMESPACE + ": install Dapr 1.18 or newer"));
    }

    private static Fact runs(Deployment part) {
        String name = part.getMetadata().getName();
        String image = container(part).map(Container::getImage).orElse("");
        Integer ready = part.getStatus() == null ? null : part.getStatus().getReadyReplicas();
        if (ready == null || ready < 1) {
            return Fact.missing("Dapr", name + " is not ready: kubectl -n dapr-system describe deployment " + name);
        }
        return isNewEnough(image)
                ? Fact.fine("Dapr", name + " of " + image)
                : Fact.missing("Dapr", name + " is of " + image + ", older than 1." + MINOR + ": upgrade Dapr");
    }

    // An image by digest says nothing of its version, and is trusted.
    private static boolean isNewEnough(String image) {
        Matcher version = VERSION.matcher(image);
        return !version.find() || Integer.parseInt(version.group(1)) > 1 || Integer.parseInt(version.group(2)) >= MINOR;
    }

    private static Fact capabilities(Deployment injector) {
        boolean dropped = container(injector).stream()
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

    private Fact mutualTls() {
        GenericKubernetesResource system = cluster.genericKubernetesResources(CONFIGURATION)
                .inNamespace(NAMESPACE)
                .withName("daprsystem")
                .get();
        boolean on = system != null
                && system.getAdditionalProperties().get("spec") instanceof Map<?, ?> spec
                && spec.get("mtls") instanceof Map<?, ?> mtls
                && Boolean.TRUE.equals(mtls.get("enabled"));
        return on
                ? Fact.fine("Dapr", "mTLS between sidecars is on")
                : Fact.missing("Dapr", "mTLS is off: install Dapr with global.mtls.enabled=true");
    }

    private Optional<Deployment> find(String name) {
        return Optional.ofNullable(cluster.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName(name)
                .get());
    }

    private static Optional<Container> container(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().stream()
                .findFirst();
    }
}
