package io.eventorchestrator.catalogue.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.resources.ReleasedSchemas.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasedSchemasTest {

    private static final String FOLDER = "event-contracts/src/main/resources/schemas/";

    @TempDir
    private Path repository;

    @Test
    void noReleasedSchemaWasEditedAndEachOfAPublishedEventIsListed() throws IOException {
        ReleasedSchemas schemas = new ReleasedSchemas(ContractFolder.ofPlatform(Path.of("../..")));
        List<Fault> faults = new ArrayList<>(schemas.faults());
        for (Channel channel : Catalogue.load().channels()) {
            if (schemas.isDraft(channel.topic())) {
                faults.removeIf(fault -> fault.file().startsWith(FOLDER + channel.topic() + "/"));
            }
        }

        assertThat(faults).isEmpty();
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
                .startsWith(FOLDER + "orders.order.placed/1.0.json:1: The schema was edited after its release, see"
                        + " event-contracts/released-schemas.sha256:1. Restore it ");
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
                .startsWith("event-contracts/released-schemas.sha256:1: The schema orders.order.placed/1.0.json was"
                        + " released and is gone. Restore it ");
    }

    @Test
    void aNewSchemaIsNamedUntilItIsListed() throws IOException {
        write("orders.order.placed/1.1.json", "{}");

        assertThat(new ReleasedSchemas(ContractFolder.ofPlatform(repository)).faults())
                .extracting(Fault::toString)
                .containsExactly(FOLDER + "orders.order.placed/1.1.json:1: The schema is not listed in"
                        + " event-contracts/released-schemas.sha256. Run ./eventctl generate.");
        record();
        assertThat(new ReleasedSchemas(ContractFolder.ofPlatform(repository)).faults())
                .isEmpty();
    }

    @Test
    void anEventIsADraftUntilOneOfItsSchemasIsListed() throws IOException {
        write("orders.order.placed/1.1.json", "{}");
        write("orders.order.shipped/1.0.json", "{}");
        ReleasedSchemas schemas = new ReleasedSchemas(ContractFolder.ofPlatform(repository));

        assertThat(schemas.isDraft("orders.order.placed")).isFalse();
        assertThat(schemas.isDraft("orders.order.shipped")).isTrue();
        assertThat(schemas.isDraft("orders.order")).isFalse();
        record();
        assertThat(schemas.isDraft("orders.order.shipped")).isFalse();
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
