package io.eventorchestrator.tooling.kubernetes;

import io.eventorchestrator.catalogue.Catalogue;
import java.util.List;
import java.util.stream.Stream;

/** Finds errors that the API server accepts, and that then fail or do harm in the cluster. */
interface ManifestRule {

    /** All rules, for manifests of the services in a contract. */
    static List<ManifestRule> all(Catalogue contract) {
        return List.of(
                new SidecarAnnotations(contract),
                new DaprNames(),
                new Invocations(),
                new OpenApis(),
                new DeliveryPolicies(),
                new HeaderFilter(),
                new PodPolicy(),
                new ImagesAndProbes(),
                new Selectors(),
                new IngressPorts(),
                new References(contract),
                new Scaling());
    }

    /** One line for each error, beginning with the resource's name. */
    Stream<String> findings(Manifests manifests);
}
