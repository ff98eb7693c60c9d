package io.eventorchestrator.tooling.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.stream.Stream;

/** Looks for one kind of thing that the platform needs in a cluster. */
interface ClusterCheck {

    /** A fact for each thing, whether it is there or not. */
    Stream<Fact> facts(KubernetesClient cluster);
}
