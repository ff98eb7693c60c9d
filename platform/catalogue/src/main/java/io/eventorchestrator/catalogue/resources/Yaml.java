package io.eventorchestrator.catalogue.resources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes resources as text, in insertion order, so that differences in Git are meaningful. */
final class Yaml {

    static final String HEADER =
            "# Generated from the contract by ./eventctl generate; a test refuses any difference.\n";
    private static final YAMLMapper MAPPER = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build());

    private Yaml() {}

    static String documents(List<Map<String, Object>> resources) {
        return resources.stream().map(MAPPER::writeValueAsString).collect(Collectors.joining("---\n", HEADER, ""));
    }

    /** @param comment complete lines; may be empty */
    static String document(String comment, Map<String, Object> resource) {
        return HEADER + comment + MAPPER.writeValueAsString(resource);
    }

    static String name(Map<String, Object> resource) {
        return MAPPER.valueToTree(resource).at("/metadata/name").asString();
    }

    /** @param entries alternating names and values */
    static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }

    static Map<String, Object> resource(String apiVersion, String kind, String name) {
        return map("apiVersion", apiVersion, "kind", kind, "metadata", map("name", name));
    }
}
