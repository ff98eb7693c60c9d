package io.eventorchestrator.tooling.kubernetes;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks that Dapr's control plane runs and is new enough. */
final class DaprControlPlane implements ClusterCheck {

    static final String NAMESPACE = "dapr-system";
    static final String INJECTOR = "dapr-sidecar-injector";
    private static final List<String> PARTS = List.of("dapr-operator", "dapr-sentry", INJECTOR);
    private static final Pattern VERSION = Pattern.compile(":v?(\\d+)\\.(\\d+)\\.\\d+");
    // The oldest version that the platform was tested with.
    private static final int MINOR = 18;

    @Override
    public Stream<Fact> facts(KubernetesClient cluster) {
        var deployments = cluster.apps().deployments().inNamespace(NAMESPACE);
        return PARTS.stream().map(name -> part(name, deployments.withName(name).get()));
    }

    private static Fact part(String name, @Nullable Deployment part) {
        if (part == null) {
            return Fact.missing(
                    "Dapr", name + " is missing in " + NAMESPACE + ": install Dapr 1." + MINOR + " or newer");
        }
        if (!isReady(part)) {
            return Fact.missing("Dapr", name + " is not ready: kubectl -n dapr-system describe deployment " + name);
        }
        String image = part.getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage();
        return isNewEnough(image)
                ? Fact.fine("Dapr", name + " of " + image)
                : Fact.missing("Dapr", name + " is of " + image + ", older than 1." + MINOR + ": upgrade Dapr");
    }

    private static boolean isReady(Deployment part) {
        Integer ready = part.getStatus() == null ? null : part.getStatus().getReadyReplicas();
        return ready != null && ready > 0;
    }

    // An image named by digest has no version and is trusted.
    private static boolean isNewEnough(String image) {
        Matcher version = VERSION.matcher(image);
        return !version.find() || Integer.parseInt(version.group(1)) > 1 || Integer.parseInt(version.group(2)) >= MINOR;
    }
}
