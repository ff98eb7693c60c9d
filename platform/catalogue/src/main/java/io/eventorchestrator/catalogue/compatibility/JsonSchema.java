package io.eventorchestrator.catalogue.compatibility;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.SyntaxFault;
import io.eventorchestrator.catalogue.YamlLines;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A document with a JSON Schema: draft 2020-12 unless it names another. Not thread-safe. */
public final class JsonSchema {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode original;
    private final JsonNode modern;
    private final Map<String, Schema> compiled = new HashMap<>();
    private @Nullable Schema validator;
    private @Nullable Schema root;

    private JsonSchema(JsonNode original) {
        this.original = original;
        this.modern = Modern.of(original);
    }

    /**
     * @param name in messages
     * @throws InvalidContract if it is not a JSON Schema, or refers to itself without end
     */
    public static JsonSchema parse(String name, String text) {
        try {
            JsonSchema schema = of(JSON.readTree(text));
            schema.fault().ifPresent(fault -> {
                throw new InvalidContract(YamlLines.place(name, text, fault.pointer()) + ": " + fault);
            });
            return schema;
        } catch (JacksonException broken) {
            throw SyntaxFault.of(name, broken);
        }
    }

    /** A schema that may be unusable; see {@link #fault}. */
    public static JsonSchema of(JsonNode schema) {
        return new JsonSchema(schema);
    }

    /** The fault that makes it unusable: it is not a JSON Schema, or refers to itself without end. */
    public Optional<SchemaFault> fault() {
        return new SchemaCheck(this).firstFault();
    }

    SchemaNode root() {
        return new SchemaNode(this, "", modern);
    }

    /** Tests whether the two differ at most in annotations, such as descriptions. */
    public boolean sameAs(JsonSchema other) {
        return modern.equals(other.modern);
    }

    /** Tests a whole document against the schema as it was written. */
    boolean accepts(JsonNode document) {
        return violations(document).isEmpty();
    }

    /** The first violation, with its place in the document. */
    Optional<String> violation(JsonNode document) {
        return violations(document).stream().findFirst();
    }

    private List<String> violations(JsonNode document) {
        if (validator == null) {
            validator = Validators.asserting().getSchema(original);
        }
        return validator.validate(document).stream()
                .map(error -> (error.getInstanceLocation() + ": " + error.getMessage()))
                .toList();
    }

    boolean accepts(SchemaNode node, JsonNode value) {
        return compiled.computeIfAbsent(node.pointer(), this::compile)
                .validate(value)
                .isEmpty();
    }

    private Schema compile(String pointer) {
        if (root == null) {
            root = Validators.asserting().getSchema(SchemaLocation.DOCUMENT, modern);
        }
        return pointer.isEmpty() ? root : root.getSubSchema(Validators.path(modern, pointer));
    }

    /** The schema that a reference names; empty if that is in another document. */
    Optional<SchemaNode> resolve(String reference) {
        String pointer = reference.startsWith("#") ? reference.substring(1) : "?";
        if (pointer.isEmpty() || pointer.startsWith("/")) {
            String decoded = URLDecoder.decode(pointer.replace("+", "%2B"), StandardCharsets.UTF_8);
            JsonNode target = modern.at(JsonPointer.compile(decoded));
            return target.isMissingNode() ? Optional.empty() : Optional.of(new SchemaNode(this, decoded, target));
        }
        return pointer.equals("?") ? Optional.empty() : anchored(root(), pointer);
    }

    private static Optional<SchemaNode> anchored(SchemaNode node, String anchor) {
        if (node.get("$anchor").asString("").equals(anchor)) {
            return Optional.of(node);
        }
        List<SchemaNode> children = new ArrayList<>();
        node.json().propertyNames().forEach(keyword -> children.addAll(node.schemas(keyword)));
        return children.stream()
                .flatMap(child -> anchored(child, anchor).stream())
                .findFirst();
    }
}
