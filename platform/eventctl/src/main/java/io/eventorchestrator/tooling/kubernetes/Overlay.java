package io.eventorchestrator.tooling.kubernetes;

import io.eventorchestrator.catalogue.Catalogue;
import java.util.List;
import java.util.stream.Stream;

/** The overlay to be applied, which determines the prerequisites. */
public enum Overlay {
    /** {@code k8s/overlays/local}, which includes broker, database and mail server. */
    LOCAL {
        @Override
        Stream<ClusterCheck> own(Catalogue catalogue, String namespace) {
            return Stream.of(new SecretsCheck(RequiredSecret.local(catalogue), namespace));
        }
    },
    /** {@code k8s/overlays/production}. */
    PRODUCTION {
        @Override
        Stream<ClusterCheck> own(Catalogue catalogue, String namespace) {
            return Stream.of(
                    Definitions.STRIMZI,
                    new BrokerCluster(),
                    Definitions.KEDA,
                    new SecretsCheck(RequiredSecret.production(catalogue), namespace));
        }
    };

    /** @param namespace namespace for the platform */
    List<ClusterCheck> checks(Catalogue catalogue, String namespace) {
        Stream<ClusterCheck> everywhere =
                Stream.of(new DaprControlPlane(), new SidecarCapabilities(), new MutualTls(), Definitions.DAPR);
        return Stream.concat(everywhere, own(catalogue, namespace)).toList();
    }

    abstract Stream<ClusterCheck> own(Catalogue catalogue, String namespace);
}
