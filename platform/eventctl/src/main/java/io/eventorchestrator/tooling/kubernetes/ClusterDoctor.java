package io.eventorchestrator.tooling.kubernetes;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.NotStartable;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks whether the platform can be applied to kubectl's cluster, and reports what is missing. */
public final class ClusterDoctor {

    private final Supplier<KubernetesClient> clusters;

    /**
     * Finds the cluster as kubectl does: {@code KUBECONFIG}, else {@code ~/.kube/config}, else the pod's own account.
     *
     * @param context name of a context in the configuration; null for the current one
     */
    public ClusterDoctor(@Nullable String context) {
        this(() -> new KubernetesClientBuilder()
                .withConfig(Config.autoConfigure(context))
                .build());
    }

    ClusterDoctor(Supplier<KubernetesClient> clusters) {
        this.clusters = clusters;
    }

    /**
     * Writes a line for each prerequisite.
     *
     * @return whether nothing is missing
     * @throws NotStartable if no cluster answers
     */
    public boolean examine(Overlay overlay, String namespace, PrintWriter out) {
        try (KubernetesClient cluster = clusters.get()) {
            List<Fact> facts = overlay.checks(Catalogue.load(), namespace).stream()
                    .flatMap(check -> check.facts(cluster))
                    .toList();
            facts.forEach(fact -> out.println(fact.line()));
            long missing = facts.stream().filter(fact -> !fact.isFine()).count();
            out.println(missing == 0 ? "The cluster is ready." : "Missing: " + missing + ".");
            out.flush();
            return missing == 0;
        } catch (KubernetesClientException unanswered) {
            throw new NotStartable("The cluster does not answer, or refuses to: " + unanswered.getMessage());
        }
    }
}
