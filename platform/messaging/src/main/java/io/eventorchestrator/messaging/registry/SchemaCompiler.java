package io.eventorchestrator.messaging.registry;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Compiles a document from outside, if it is fit as a schema. */
final class SchemaCompiler {

    private SchemaCompiler() {}

    /** @throws UnfitSchema if it is not a schema, leads elsewhere, or may occupy a service for long */
    static Schema compile(JsonNode document) {
        SchemaFitness.require(document);
        // A registry of one document, so that its id replaces no schema of the contract.
        SchemaRegistry single = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        SchemaLocation meta = SchemaLocation.of(dialect(document).getDialectId());
        List<Error> errors = single.getSchema(meta).validate(document);
        if (!errors.isEmpty()) {
            throw new UnfitSchema("it is not a JSON Schema, at \""
                    + errors.getFirst().getInstanceLocation() + "\": "
                    + errors.getFirst().getMessage());
        }
        return single.getSchema(document);
    }

    // Draft 4 has another keyword for identifiers, which would change the base of references.
    private static SpecificationVersion dialect(JsonNode document) {
        if (!document.has("$schema")) {
            return SpecificationVersion.DRAFT_2020_12;
        }
        return SpecificationVersion.fromDialectId(document.path("$schema").asString(""))
                .filter(version -> version != SpecificationVersion.DRAFT_4)
                .orElseThrow(() -> new UnfitSchema("its $schema is not a draft of JSON Schema from 6 to 2020-12"));
    }
}
