package io.eventorchestrator.catalogue.compatibility;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import tools.jackson.databind.JsonNode;

/** The validator, with formats asserted: a consumer may rely on them. */
final class Validators {

    private Validators() {}

    /** A registry of one document, since documents may have the same id. */
    static SchemaRegistry asserting() {
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .failFast(true)
                        .build()));
    }

    static NodePath path(JsonNode document, String pointer) {
        NodePath path = new NodePath(PathType.JSON_POINTER);
        JsonNode node = document;
        for (String part : pointer.substring(1).split("/", -1)) {
            String name = part.replace("~1", "/").replace("~0", "~");
            path = node.isArray() ? path.append(Integer.parseInt(name)) : path.append(name);
            node = node.isArray() ? node.path(Integer.parseInt(name)) : node.path(name);
        }
        return path;
    }
}
