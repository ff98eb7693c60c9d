package io.eventorchestrator.tooling.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.stream.Stream;

/**
 * The kinds of resources that an operator defines.
 *
 * @param installer the operator to install if one is missing
 * @param names plural and group, as {@code kubectl get crd} prints them
 */
record Definitions(String installer, List<String> names) implements ClusterCheck {

    static final Definitions DAPR = new Definitions(
            "Dapr",
            List.of(
                    "components.dapr.io",
                    "subscriptions.dapr.io",
                    "resiliencies.dapr.io",
                    "configurations.dapr.io",
                    "httpendpoints.dapr.io"));
    static final Definitions STRIMZI = new Definitions("Strimzi", List.of("kafkatopics.kafka.strimzi.io"));
    static final Definitions KEDA =
            new Definitions("KEDA", List.of("scaledobjects.keda.sh", "triggerauthentications.keda.sh"));

    Definitions {
        names = List.copyOf(names);
    }

    @Override
    public Stream<Fact> facts(KubernetesClient cluster) {
        var known = cluster.apiextensions().v1().customResourceDefinitions();
        return names.stream()
                .map(name -> known.withName(name).get() != null
                        ? Fact.fine("definition", name)
                        : Fact.missing("definition", name + " is missing: install " + installer));
    }
}
