package io.eventorchestrator.catalogue.resources;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.StateStore;
import java.util.List;
import java.util.Map;

/** Generates a component for the state of each service that runs workflows. */
final class DaprStateStores {

    // Distinguishes them from pubsub components in an overlay's patches.
    private static final Map<String, Object> LABELS = Yaml.map("app.kubernetes.io/component", "state-store");

    private final Catalogue catalogue;
    private final SecretSource secrets;

    DaprStateStores(Catalogue catalogue, SecretSource secrets) {
        this.catalogue = catalogue;
        this.secrets = secrets;
    }

    List<Map<String, Object>> all() {
        return catalogue.stateStores().stream().map(this::component).toList();
    }

    // The table is found by the role's search path.
    private Map<String, Object> component(StateStore store) {
        Map<String, Object> component = Yaml.resource("dapr.io/v1alpha1", "Component", store.name());
        component.put("metadata", Yaml.map("name", store.name(), "labels", LABELS));
        List<Object> metadata =
                List.of(secrets.connectionString(store), Yaml.map("name", "actorStateStore", "value", "true"));
        component.put("spec", Yaml.map("type", "state.postgresql", "version", "v2", "metadata", metadata));
        component.put("auth", secrets.auth());
        component.put("scopes", List.of(store.service()));
        return component;
    }
}
