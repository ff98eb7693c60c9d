package io.eventorchestrator.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class AsyncApiTest {

    private static final Path CONTRACT = Path.of("src/main/resources/asyncapi.yaml");

    private final Schema official;
    private final JsonNode contract;

    AsyncApiTest() throws IOException {
        official = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(Path.of("src/test/resources/asyncapi/3.0.0.json")), InputFormat.JSON);
        contract = new YAMLMapper().readTree(Files.readString(CONTRACT));
    }

    @Test
    void theContractIsValidByTheOfficialSchema() {
        assertThat(official.validate(contract)).isEmpty();
    }

    @Test
    void theOfficialSchemaRefusesAnActionThatAsyncApiDoesNotKnow() {
        ObjectNode operation = (ObjectNode)
                contract.path("operations").valueStream().findFirst().orElseThrow();
        operation.put("action", "subscribe");

        assertThat(official.validate(contract)).isNotEmpty();
    }
}
