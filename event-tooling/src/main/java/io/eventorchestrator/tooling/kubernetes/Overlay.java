package io.eventorchestrator.tooling.kubernetes;

import io.eventorchestrator.catalogue.Catalogue;
import java.util.List;
import java.util.stream.Stream;

/** What is to be applied to a cluster, and so what has to be there before. */
public enum Overlay {
    /** {@code k8s/overlays/local}, which brings its broker, database and mail itself. */
    LOCAL {
        @Override
        Stream<ClusterCheck> own(Catalogue catalogue, String namespace) {
            return Stream.of(new BroughtSecrets(RequiredSecret.local(catalogue), namespace));
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
                    new BroughtSecrets(RequiredSecret.production(catalogue), namespace));
        }
    };

    /** @param namespace where the platform is to run */
    List<ClusterCheck> checks(Catalogue catalogue, String namespace) {
        Stream<ClusterCheck> everywhere =
                Stream.of(new DaprControlPlane(), new SidecarCapabilities(), new MutualTls(), Definitions.DAPR);
        return Stream.concat(everywhere, own(catalogue, namespace)).toList();
    }

    abstract Stream<ClusterCheck> own(Catalogue catalogue, String namespace);
}
