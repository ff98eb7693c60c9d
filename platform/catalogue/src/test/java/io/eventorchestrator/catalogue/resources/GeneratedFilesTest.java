package io.eventorchestrator.catalogue.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedFilesTest {

    private static final Path REPOSITORY = Path.of("../..");

    // Schemas of new events are listed as released by their authors, see ReleasedSchemasTest.
    static List<GeneratedFiles> withoutReleases() throws IOException {
        return GeneratedFiles.withoutReleases(Catalogue.load(), ContractFolder.ofPlatform(REPOSITORY));
    }

    @ParameterizedTest
    @MethodSource("withoutReleases")
    void theCommittedFilesAreThoseGeneratedFromTheContract(GeneratedFiles files) throws IOException {
        Path folder = REPOSITORY.resolve(files.folder());

        assertThat(files.texts().keySet().stream()
                        .filter(name -> !files.texts().get(name).equals(text(folder.resolve(name)))))
                .as("files of /%s that differ from the contract; ./eventctl generate writes them", files.folder())
                .isEmpty();
        assertThat(files.stale(REPOSITORY))
                .as("files that no longer follow from the contract; ./eventctl generate deletes them")
                .isEmpty();
    }

    @Test
    void noHandwrittenLineIsTooLongToReview() throws IOException {
        assertThat(byHand(REPOSITORY.resolve("dapr-components")))
                .contains(REPOSITORY.resolve("dapr-components/secretstore.yaml"))
                .allSatisfy(file -> assertThat(text(file).lines()).allMatch(line -> line.length() <= 120));
        assertThat(text(REPOSITORY.resolve("event-contracts/src/main/resources/asyncapi.yaml"))
                        .lines())
                .allMatch(line -> line.length() <= 120);
    }

    private static List<Path> byHand(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !GeneratedFiles.isGenerated(file))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new IllegalStateException(file.toString(), unreadable);
        }
    }
}
