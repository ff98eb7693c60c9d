package io.eventorchestrator.tooling.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks Strimzi's Kafka cluster {@code events}, which the overlay's topics and network policies refer to. */
final class BrokerCluster implements ClusterCheck {

    static final ResourceDefinitionContext KAFKA = new ResourceDefinitionContext.Builder()
            .withGroup("kafka.strimzi.io")
            .withVersion("v1")
            .withKind("Kafka")
            .withPlural("kafkas")
            .withNamespaced(true)
            .build();

    @Override
    public Stream<Fact> facts(KubernetesClient cluster) {
        return Stream.of(fact(cluster.genericKubernetesResources(KAFKA)
                .inNamespace("kafka")
                .withName("events")
                .get()));
    }

    private static Fact fact(@Nullable GenericKubernetesResource kafka) {
        if (kafka == null) {
            return Fact.missing("Kafka", "there is no cluster events in kafka: create it with Strimzi");
        }
        return isReady(kafka)
                ? Fact.fine("Kafka", "the cluster events is ready")
                : Fact.missing("Kafka", "the cluster events is not ready: kubectl -n kafka describe kafka events");
    }

    private static boolean isReady(GenericKubernetesResource kafka) {
        return kafka.get("status", "conditions") instanceof List<?> conditions
                && conditions.stream()
                        .anyMatch(condition -> condition instanceof Map<?, ?> said
                                && "Ready".equals(said.get("type"))
                                && "True".equals(said.get("status")));
    }
}
