package io.eventorchestrator.messaging.registry;

import com.networknt.schema.Schema;
import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.catalogue.registry.RegistryFailure;
import io.eventorchestrator.catalogue.registry.SchemaRegistry;
import io.eventorchestrator.messaging.envelope.RegistrySchemas;
import io.eventorchestrator.messaging.envelope.SchemaErrors;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Validates by the schemas of a registry. Thread-safe. */
final class LookedUpSchemas implements RegistrySchemas, AutoCloseable {

    private final SchemaRegistry registry;
    private final SchemaLookups lookups;

    LookedUpSchemas(SchemaRegistry registry, DeliveryMetrics metrics) {
        this.registry = registry;
        this.lookups = new SchemaLookups(this::look, metrics, System::nanoTime);
    }

    @Override
    public Optional<String> violations(String type, SchemaVersion version, JsonNode data) {
        SchemaId id = new SchemaId(type, version);
        return lookups.find(id).flatMap(schema -> violations(id, schema, data));
    }

    // A faulty schema must not fail the event.
    private Optional<String> violations(SchemaId id, Schema schema, JsonNode data) {
        try {
            return SchemaErrors.text(SchemaErrors.of(schema, data));
        } catch (RuntimeException | StackOverflowError broken) {
            lookups.giveUp(id, "The registry's schema fails during validation: " + broken + ".");
            return Optional.empty();
        }
    }

    private LookupResult look(SchemaId id) {
        try {
            return registry.schema(id.type(), id.version())
                    .map(SchemaCompiler::compile)
                    .map(LookupResult::found)
                    .orElseGet(() -> LookupResult.without(
                            LookupOutcome.MISSING, "The registry does not have it: run eventctl schema push."));
        } catch (RegistryFailure failed) {
            return LookupResult.without(LookupOutcome.FAILED, String.valueOf(failed.getMessage()));
        } catch (UnfitSchema unfit) {
            return LookupResult.without(LookupOutcome.UNUSABLE, String.valueOf(unfit.getMessage()));
        } catch (RuntimeException | StackOverflowError unforeseen) {
            return LookupResult.without(
                    LookupOutcome.UNUSABLE, "The registry's schema can't be used: " + unforeseen + ".");
        }
    }

    @Override
    public void close() {
        registry.close();
    }
}
