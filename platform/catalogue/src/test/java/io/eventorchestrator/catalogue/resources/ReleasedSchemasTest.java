package io.eventorchestrator.catalogue.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.resources.ReleasedSchemas.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasedSchemasTest {

    private static final String FOLDER = "event-contracts/src/main/resources/schemas/";

    @TempDir
    private Path repository;

    @Test
    void noReleasedSchemaWasEditedAndEachIsListed() throws IOException {
        assertThat(new ReleasedSchemas(ContractFolder.ofPlatform(Path.of("../.."))).faults())
                .isEmpty();
    }

    @BeforeEach
    void release() throws IOException {
        write("orders.order.placed/1.0.json", "{}\n");
        record();
    }

    @Test
    void anEditedSchemaIsNamedAndStaysNamedUntilItIsRestored() throws IOException {
        write("orders.order.placed/1.0.json", "{\"title\":\"OrderPlaced\"}\n");

        record();

        assertThat(new ReleasedSchemas(ContractFolder.ofPlatform(repository)).faults())
                .singleElement()
                .asString()
                .startsWith(FOLDER + "orders.order.placed/1.0.json was edited after its release: ");
        write("orders.order.placed/1.0.json", "{}\r\n");
        assertThat(new ReleasedSchemas(ContractFolder.ofPlatform(repository)).faults())
                .isEmpty();
    }

    @Test
    void aMissingSchemaIsNamed() throws IOException {
        Files.delete(repository.resolve(FOLDER + "orders.order.placed/1.0.json"));

        assertThat(new ReleasedSchemas(ContractFolder.ofPlatform(repository)).faults())
                .singleElement()
                .asString()
                .startsWith(FOLDER + "orders.order.placed/1.0.json was released and is gone: ");
    }

    @Test
    void aNewSchemaIsNamedUntilItIsListed() throws IOException {
        write("orders.order.placed/1.1.json", "{}");

        assertThat(new ReleasedSchemas(ContractFolder.ofPlatform(repository)).faults())
                .extracting(Fault::toString)
                .containsExactly(FOLDER + "orders.order.placed/1.1.json is not listed in"
                        + " event-contracts/released-schemas.sha256: run ./eventctl generate");
        record();
        assertThat(new ReleasedSchemas(ContractFolder.ofPlatform(repository)).faults())
                .isEmpty();
    }

    private void record() throws IOException {
        for (Map.Entry<String, String> file : new ReleasedSchemas(ContractFolder.ofPlatform(repository))
                .file()
                .entrySet()) {
            Files.writeString(repository.resolve(file.getKey()), file.getValue());
        }
    }

    private void write(String schema, String text) throws IOException {
        Path file = repository.resolve(FOLDER + schema);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
