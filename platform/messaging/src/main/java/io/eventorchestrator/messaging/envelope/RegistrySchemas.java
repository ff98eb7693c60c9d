package io.eventorchestrator.messaging.envelope;

import io.eventorchestrator.catalogue.SchemaVersion;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The schemas of versions that this service does not know, in a registry. Thread-safe. */
@FunctionalInterface
public interface RegistrySchemas {

    /**
     * Validates data by the registry's schema of a version. Waits for the registry a second at most, and not at all
     * within a transaction.
     *
     * @return the violations; empty if there are none, or if no such schema can be used now
     */
    Optional<String> violations(String type, SchemaVersion version, JsonNode data);

    /** For a service without a registry. */
    static RegistrySchemas none() {
        return (type, version, data) -> Optional.empty();
    }
}
