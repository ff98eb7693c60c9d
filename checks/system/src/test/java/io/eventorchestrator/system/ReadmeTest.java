package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.EventFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Path REPOSITORY = Path.of("../..");

    @Test
    void thePictureMatchesTheContract() throws IOException {
        assertThat(Files.readString(REPOSITORY.resolve("README.md")))
                .contains("```mermaid\n" + new EventFlow(Catalogue.load()).mermaid() + "```\n");
    }
}
