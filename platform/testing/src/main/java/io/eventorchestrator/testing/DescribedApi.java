package io.eventorchestrator.testing;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A service's OpenAPI description of itself. */
public final class DescribedApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    // A service generates its description at the first request, which takes many seconds on a busy machine.
    private static final Duration FIRST_ANSWER = Duration.ofMinutes(2);

    private final JsonNode description;

    /** Fetches the description. */
    public DescribedApi(Api api) {
        this.description =
                api.send(api.request("/v3/api-docs").timeout(FIRST_ANSWER)).json();
    }

    /** Violations of OpenAPI's official schema by the description. */
    public List<String> faults() {
        return new OpenApiSchema().faults(description);
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

    /** Violations of the description's schema by its own example of an operation's request body. */
    public List<String> faultsOfExample(String method, String path) {
        return faultsOf(method, path, example(method, path));
    }

    /** Violations of the description's schema by a request body of an operation. */
    public List<String> faultsOf(String method, String path, String body) {
        ObjectNode schema = operation(method, path)
                .at("/requestBody/content/application~1json/schema")
                .asObject()
                .deepCopy();
        schema.set("components", description.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(JSON.readTree(body))
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** Tests whether the operation describes its errors as problem details. */
    public boolean refusesByProblems(String method, String path) {
        return operation(method, path).at("/responses/default/content").has("application/problem+json");
    }

    /** The statuses of the errors that an operation is described with, {@code default} left out. */
    public List<String> errors(String method, String path) {
        return operation(method, path).path("responses").propertyNames().stream()
                .filter(status -> status.matches("[45].."))
                .sorted()
                .toList();
    }

    /** The name of the schema of an answer, in its only described media type; empty if there is none. */
    public String answer(String method, String path, int status) {
        return operation(method, path)
                .at("/responses/" + status + "/content")
                .valueStream()
                .map(content -> content.at("/schema/$ref").asString(""))
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .collect(Collectors.joining());
    }

    /** Tests whether a property of a schema may be null. */
    public boolean mayBeNull(String schema, String property) {
        return description
                .at("/components/schemas/" + schema + "/properties/" + property + "/type")
                .valueStream()
                .anyMatch(type -> type.asString().equals("null"));
    }

    private JsonNode operation(String method, String path) {
        return description.path("paths").path(path).path(method);
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}
