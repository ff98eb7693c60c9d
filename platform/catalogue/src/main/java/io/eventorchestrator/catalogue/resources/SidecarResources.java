package io.eventorchestrator.catalogue.resources;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import java.util.Map;
import java.util.TreeMap;

/**
 * Generates {@code dapr-components}, for sidecars outside of Kubernetes: pubsub components, state stores,
 * subscriptions and resiliency. One resource per file, because the sidecar silently ignores a Resiliency that is a
 * later document of a file.
 */
final class SidecarResources {

    private static final String PUBLISHER =
            "# Publishes the events of all services; each service may publish only its own.\n";
    private static final String READER = "# Reads for one consumer group, and publishes its dead letters."
            + " Bulk delivery of a component is serialised by one lock,\n# so each group has its own.\n";
    private static final String STATE =
            "# Keeps the workflows of one service, in a schema and with a role that nothing else uses.\n";
    private static final String ROUTED = "# A content-based route: docs/adr/0012-content-based-route.md says what it"
            + " costs. The sidecar parses these events, and\n# dead-letters each one that the rules"
            + " can't be evaluated on, without our headers.\n";
    private static final String RESILIENCY = "# Never a circuit breaker or a timeout here: an open breaker ends even"
            + " an endless retry and dead-letters the bulk,\n"
            + "# a timeout shorter than the handler makes handlers overlap.\n";
    private static final String CALLS = "# Calls between services. The caller waits for longer than two attempts and"
            + " the pause between them; docs/adr/0041 says\n# how its own pauses and this breaker fit together.\n";

    private final Catalogue catalogue;

    SidecarResources(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The text of each file, by its path below {@code dapr-components}. */
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        new DaprComponents(catalogue, SecretSource.ENVIRONMENT)
                .all()
                .forEach(component -> files.put(
                        "pubsub-" + Yaml.name(component) + ".yaml",
                        Yaml.document(isReader(component) ? READER : PUBLISHER, component)));
        new DaprStateStores(catalogue, SecretSource.ENVIRONMENT)
                .all()
                .forEach(store -> files.put("state-" + Yaml.name(store) + ".yaml", Yaml.document(STATE, store)));
        new DaprSubscriptions(catalogue)
                .all()
                .forEach(subscription -> files.put(
                        "subscriptions/" + Yaml.name(subscription) + ".yaml",
                        Yaml.document(isRouted(subscription) ? ROUTED : "", subscription)));
        files.put("resiliency.yaml", Yaml.document(RESILIENCY, new DaprResiliency(catalogue).resource()));
        new DaprCalls(catalogue)
                .all()
                .forEach(calls -> files.put("resiliency-" + Yaml.name(calls) + ".yaml", Yaml.document(CALLS, calls)));
        return files;
    }

    private boolean isReader(Map<String, Object> component) {
        return catalogue.groups().stream().map(Group::name).anyMatch(Yaml.name(component)::equals);
    }

    private boolean isRouted(Map<String, Object> subscription) {
        return catalogue.groups().stream()
                .flatMap(group -> group.routes().keySet().stream().map(topic -> DaprSubscriptions.name(group, topic)))
                .anyMatch(Yaml.name(subscription)::equals);
    }
}
