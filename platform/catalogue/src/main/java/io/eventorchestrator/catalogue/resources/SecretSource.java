package io.eventorchestrator.catalogue.resources;

import io.eventorchestrator.catalogue.StateStore;
import java.util.Map;

/** The store from which a sidecar reads addresses and passwords, which no component contains. */
enum SecretSource {
    /** Variables of the sidecar's environment; the store is {@code dapr-components/secretstore.yaml}. */
    ENVIRONMENT("environment", "KAFKA_BROKERS", "KAFKA_BROKERS"),
    /** A Secret of the cluster. */
    KUBERNETES("kubernetes", "kafka", "brokers");

    private final String store;
    private final String name;
    private final String key;

    SecretSource(String store, String name, String key) {
        this.store = store;
        this.name = name;
        this.key = key;
    }

    Map<String, Object> brokers() {
        return Yaml.map("name", "brokers", "secretKeyRef", Yaml.map("name", name, "key", key));
    }

    Map<String, Object> connectionString(StateStore store) {
        Map<String, Object> reference = this == KUBERNETES
                ? Yaml.map("name", store.name(), "key", "connection")
                : Yaml.map("name", store.variable(), "key", store.variable());
        return Yaml.map("name", "connectionString", "secretKeyRef", reference);
    }

    Map<String, Object> auth() {
        return Yaml.map("secretStore", store);
    }
}
