package io.eventorchestrator.testing;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A service's own description of its HTTP, by OpenAPI. */
public final class DescribedApi {

    private final JsonNode description;

    /** Fetches the description. */
    public DescribedApi(Api api) {
        this.description = api.get("/v3/api-docs").json();
    }

    /** All operations, such as {@code GET /orders/{id}}. */
    public List<String> operations() {
        return description.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(Map.Entry::getKey)
                        .map(method -> method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey()))
                .sorted()
                .toList();
    }

    /** The example of an operation's request body; empty if there is none. */
    public String example(String method, String path) {
        return text(operation(method, path).at("/requestBody/content/application~1json/example"));
    }

    /** Whether the operation says that what it refuses is a problem detail. */
    public boolean refusesByProblems(String method, String path) {
        return operation(method, path).at("/responses/default/content").has("application/problem+json");
    }

    private JsonNode operation(String method, String path) {
        return description.path("paths").path(path).path(method);
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}
