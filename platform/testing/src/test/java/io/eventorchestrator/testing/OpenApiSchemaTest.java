package io.eventorchestrator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class OpenApiSchemaTest {

    private static final String DESCRIPTION = """
            {"openapi": "3.1.0", "info": {"title": "tea", "version": "1"},
             "paths": {"/tea": {"get": {"responses": {"200": {"description": "tea"}}}}},
             "components": {"schemas": {"Tea": {"type": ["string", "null"], "minLength": 1}}}}
            """;

    private final OpenApiSchema official = new OpenApiSchema();

    @Test
    void aValidDescriptionHasNoViolations() {
        assertThat(official.faults(JsonMapper.shared().readTree(DESCRIPTION))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "another version        | 3.1.0       | 3.0.3",
                "an unknown member      | openapi\": \"3.1.0\" | openapi\": \"3.1.0\", \"servlets\": []",
                "no description         | {\"description\": \"tea\"} | {}",
                "an unknown status      | \"200\"       | \"20\"",
                "an unknown schema type | \"string\"    | \"strin\"",
                "text for a number      | \"minLength\": 1 | \"minLength\": \"1\""
            })
    void anElementThatOpenApiDoesNotKnowIsAViolation(String what, String valid, String invalid) {
        assertThat(official.faults(JsonMapper.shared().readTree(DESCRIPTION.replace(valid, invalid))))
                .isNotEmpty();
    }
}
