package io.eventorchestrator.tooling.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.stream.Stream;

/** Checks one kind of prerequisite in a cluster. */
interface ClusterCheck {

    /** A fact for each prerequisite, present or missing. */
    Stream<Fact> facts(KubernetesClient cluster);
}
