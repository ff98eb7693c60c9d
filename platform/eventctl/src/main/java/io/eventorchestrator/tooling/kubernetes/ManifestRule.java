package io.eventorchestrator.tooling.kubernetes;

import java.util.List;
import java.util.stream.Stream;

/** Finds errors that the API server accepts, and that then fail or do harm in the cluster. */
interface ManifestRule {

    /** All rules. */
    List<ManifestRule> ALL = List.of(
            new SidecarAnnotations(),
            new DaprNames(),
            new Invocations(),
            new OpenApis(),
            new DeliveryPolicies(),
            new HeaderFilter(),
            new PodPolicy(),
            new ImagesAndProbes(),
            new Selectors(),
            new IngressPorts(),
            new References(),
            new Scaling());

    /** One line for each error, beginning with the resource's name. */
    Stream<String> findings(Manifests manifests);
}
