package io.eventorchestrator.tooling.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaFilesTest {

    private static final Path CONTRACTS = Path.of("../../event-contracts/src/main/resources");
    private static final String DEPLETED = "schemas/inventory.stock.depleted/1.0.json";

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheContract() throws IOException {
        try (Stream<Path> files = Files.walk(CONTRACTS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(CONTRACTS.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @Test
    void aCompleteContractHasNoFault() {
        assertThat(found().faults()).isEmpty();
        assertThat(found().events()).isEqualTo(Catalogue.load().channels().size());
    }

    @Test
    void aMissingSchemaIsNamed() throws IOException {
        Files.delete(folder.resolve(DEPLETED));

        assertThat(found().faults()).singleElement().asString().endsWith(DEPLETED + " does not exist.");
    }

    @Test
    void aFolderInPlaceOfASchemaIsNamed() throws IOException {
        Files.delete(folder.resolve(DEPLETED));
        Files.createDirectory(folder.resolve(DEPLETED));

        assertThat(found().faults()).singleElement().asString().contains(DEPLETED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\u00ff"})
    void aSchemaThatCannotBeUsedIsNamed(String content) throws IOException {
        Files.writeString(folder.resolve(DEPLETED), content, StandardCharsets.ISO_8859_1);

        assertThat(found().faults()).singleElement().asString().contains(DEPLETED);
    }

    @Test
    void aContractThatCannotBeUsedIsNamed() throws IOException {
        Files.writeString(folder.resolve("asyncapi.yaml"), "channels: [");

        assertThat(found().faults()).singleElement().asString().contains("asyncapi.yaml");
        assertThat(found().events()).isZero();
    }

    private SchemaFiles found() {
        return SchemaFiles.beside(folder.resolve("asyncapi.yaml"));
    }
}
