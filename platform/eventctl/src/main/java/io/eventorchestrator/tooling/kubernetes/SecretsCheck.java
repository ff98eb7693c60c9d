package io.eventorchestrator.tooling.kubernetes;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks the secrets that an operator supplies, because no manifest contains them; reads only their keys. */
record SecretsCheck(List<RequiredSecret> required, String namespace) implements ClusterCheck {

    SecretsCheck {
        required = List.copyOf(required);
    }

    @Override
    public Stream<Fact> facts(KubernetesClient cluster) {
        var there = cluster.secrets().inNamespace(namespace);
        return required.stream()
                .map(secret -> fact(secret, there.withName(secret.name()).get()));
    }

    private Fact fact(RequiredSecret secret, @Nullable Secret found) {
        if (found == null) {
            return Fact.missing(
                    "secret", secret.name() + " is missing in " + namespace + ": it holds " + secret.keys());
        }
        List<String> missing = secret.keys().stream()
                .filter(key -> found.getData() == null || !found.getData().containsKey(key))
                .toList();
        return missing.isEmpty()
                ? Fact.fine("secret", secret.name())
                : Fact.missing("secret", secret.name() + " in " + namespace + " lacks " + missing);
    }
}
