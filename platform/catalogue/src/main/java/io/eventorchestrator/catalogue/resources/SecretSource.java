package io.eventorchestrator.catalogue.resources;

import java.util.Map;

/** The store from which a sidecar reads the brokers' address, which no component contains. */
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

    Map<String, Object> auth() {
        return Yaml.map("secretStore", store);
    }
}
