package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.EventFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> links = LINK.matcher(Files.readString(REPOSITORY.resolve("README.md")))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();

        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(REPOSITORY.resolve(link)).exists());
    }

    @Test
    void thePictureIsTheContracts() throws IOException {
        assertThat(Files.readString(REPOSITORY.resolve("README.md")))
                .contains("```mermaid\n" + new EventFlow(Catalogue.load()).mermaid() + "```\n");
    }
}
