package io.eventorchestrator.catalogue.resources;

import io.eventorchestrator.catalogue.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Generates everything in {@code k8s/generated}: the resources that follow from the contract.
 *
 * <p>They are in three folders, so that a cluster can use some of them: {@code dapr} (components, subscriptions,
 * resiliency), {@code topics} (Strimzi's KafkaTopics) and {@code scaling} (KEDA's ScaledObjects).
 */
public final class KubernetesResources {

    private final Catalogue catalogue;

    /** @param catalogue the contract */
    public KubernetesResources(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The text of each file, by its path below {@code k8s/generated}. */
    public Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        files.put("dapr/components.yaml", Yaml.documents(components()));
        files.put("dapr/subscriptions.yaml", Yaml.documents(new DaprSubscriptions(catalogue).all()));
        files.put("dapr/resiliency.yaml", Yaml.documents(resiliency()));
        files.put("dapr/kustomization.yaml", kustomization("components.yaml", "resiliency.yaml", "subscriptions.yaml"));
        files.put("topics/topics.yaml", Yaml.documents(new StrimziTopics(catalogue).all()));
        files.put("topics/kustomization.yaml", kustomization("topics.yaml"));
        files.put("scaling/scaled-objects.yaml", Yaml.documents(new KedaScaling(catalogue).all()));
        files.put("scaling/kustomization.yaml", kustomization("scaled-objects.yaml"));
        return files;
    }

    private List<Map<String, Object>> resiliency() {
        return Stream.concat(
                        Stream.of(new DaprResiliency(catalogue).resource()), new DaprCalls(catalogue).all().stream())
                .toList();
    }

    private List<Map<String, Object>> components() {
        return Stream.concat(
                        new DaprComponents(catalogue, SecretSource.KUBERNETES).all().stream(),
                        new DaprStateStores(catalogue, SecretSource.KUBERNETES).all().stream())
                .toList();
    }

    private static String kustomization(String... resources) {
        return Yaml.documents(List.of(Yaml.map(
                "apiVersion",
                "kustomize.config.k8s.io/v1beta1",
                "kind",
                "Kustomization",
                "resources",
                List.of(resources))));
    }
}
