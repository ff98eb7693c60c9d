package io.eventorchestrator.tooling.kubernetes;

import io.eventorchestrator.catalogue.Catalogue;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.stream.Stream;

/** What a cluster has of what the platform needs. */
final class ClusterCheck {

    private static final List<String> DAPR =
            List.of("components.dapr.io", "subscriptions.dapr.io", "resiliencies.dapr.io", "configurations.dapr.io");
    private static final List<String> OPERATORS =
            List.of("kafkatopics.kafka.strimzi.io", "scaledobjects.keda.sh", "triggerauthentications.keda.sh");

    private final KubernetesClient cluster;
    private final Overlay overlay;

    ClusterCheck(KubernetesClient cluster, Overlay overlay) {
        this.cluster = cluster;
        this.overlay = overlay;
    }

    /** @param namespace where the platform is to run */
    List<Fact> facts(String namespace) {
        Stream<Fact> everywhere = Stream.concat(
                new DaprControlPlane(cluster).facts(), DAPR.stream().map(this::definition));
        Stream<Fact> inProduction = overlay == Overlay.PRODUCTION
                ? Stream.concat(
                        OPERATORS.stream().map(this::definition),
                        RequiredSecret.all(Catalogue.load()).stream().map(secret -> secret(secret, namespace)))
                : Stream.of();
        return Stream.concat(everywhere, inProduction).toList();
    }

    private Fact definition(String name) {
        boolean there = cluster.apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName(name)
                        .get()
                != null;
        return there
                ? Fact.fine("definition", name)
                : Fact.missing("definition", name + " is missing: install " + installerOf(name));
    }

    private static String installerOf(String name) {
        return name.endsWith("dapr.io") ? "Dapr" : name.endsWith("strimzi.io") ? "Strimzi" : "KEDA";
    }

    private Fact secret(RequiredSecret required, String namespace) {
        var secret = cluster.secrets()
                .inNamespace(namespace)
                .withName(required.name())
                .get();
        if (secret == null) {
            return Fact.missing(
                    "secret", required.name() + " is missing in " + namespace + ": it holds " + required.keys());
        }
        List<String> missing = required.keys().stream()
                .filter(key -> secret.getData() == null || !secret.getData().containsKey(key))
                .toList();
        return missing.isEmpty()
                ? Fact.fine("secret", required.name())
                : Fact.missing("secret", required.name() + " in " + namespace + " lacks " + missing);
    }
}
