package io.eventorchestrator.tooling.kubernetes;

import java.util.List;
import java.util.stream.Stream;

/** What the API server takes without a word, and what then fails in the cluster or does harm there. */
interface ManifestRule {

    /** Every rule there is. */
    List<ManifestRule> ALL = List.of(
            new SidecarAnnotations(),
            new DaprNames(),
            new DeliveryPolicies(),
            new HeaderFilter(),
            new PodPolicy(),
            new ImagesAndProbes(),
            new Selectors(),
            new References(),
            new Scaling());

    /** One line for each thing that is wrong, beginning with the resource it is about. */
    Stream<String> findings(Manifests manifests);
}
