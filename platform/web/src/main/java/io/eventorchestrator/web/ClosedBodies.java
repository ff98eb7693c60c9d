package io.eventorchestrator.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Describes each request body, with everything nested in it, as closed: unknown fields are refused. */
final class ClosedBodies implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(Collection::stream)
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .flatMap(ClosedBodies::schemas)
                .forEach(body -> close(body, api.getComponents()));
    }

    private static Stream<Schema<?>> schemas(RequestBody body) {
        return body.getContent().values().stream().<Schema<?>>map(MediaType::getSchema);
    }

    private static void close(Schema<?> schema, Components named) {
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            Optional.ofNullable(named.getSchemas().get(name)).ifPresent(referred -> close(referred, named));
        } else if (schema.getProperties() != null) {
            schema.setAdditionalProperties(false);
            schema.getProperties().values().forEach(property -> close(property, named));
        } else if (schema.getItems() != null) {
            close(schema.getItems(), named);
        }
    }
}
