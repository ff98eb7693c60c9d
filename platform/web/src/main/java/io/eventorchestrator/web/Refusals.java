package io.eventorchestrator.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Describes the errors of each operation: those that follow from its parameters and body, and those that it declares
 * itself with status and description. Each is a problem detail.
 */
final class Refusals implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas(PROBLEM, problem());
        api.getPaths().values().forEach(path -> path.readOperations().forEach(Refusals::describe));
    }

    private static void describe(Operation operation) {
        ApiResponses responses = operation.getResponses();
        if (operation.getParameters() != null || operation.getRequestBody() != null) {
            add(responses, "400", "A parameter, a header or the body is not valid; the problem names it");
        }
        add(responses, "406", "The Accept header allows no media type that the operation produces");
        if (operation.getRequestBody() != null) {
            add(responses, "408", "The body did not arrive in time");
            add(responses, "413", "The body is too large");
            add(responses, "415", "The body is of another type");
        }
        add(responses, "503", "The service can't answer now; nothing changed. Retry-After says when to try again");
        add(responses, "default", "Any other error");
        responses.forEach(Refusals::answerProblem);
    }

    private static void add(ApiResponses responses, String status, String description) {
        if (!responses.containsKey(status)) {
            responses.addApiResponse(status, new ApiResponse().description(description));
        }
    }

    private static void answerProblem(String status, ApiResponse response) {
        if (!status.startsWith("2") && !status.startsWith("3")) {
            response.setContent(new Content()
                    .addMediaType(
                            "application/problem+json",
                            new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
        }
    }

    private static Schema<?> problem() {
        Schema<?> error = new ObjectSchema()
                .addProperty("field", new StringSchema().description("the invalid part, such as lines[0].sku"))
                .addProperty("message", new StringSchema());
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty("title", new StringSchema())
                .addProperty("status", new Schema<>().type("integer"))
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("errors", new ArraySchema().items(error));
    }
}
