package io.eventorchestrator.catalogue.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedFilesTest {

    @TempDir
    private Path root;

    @Test
    void nothingIsInPlaceBeforeEverythingIsWritten() throws IOException {
        Files.writeString(root.resolve("one.yaml"), "old");

        try (StagedFiles staged = new StagedFiles(root)) {
            staged.add("one.yaml", "new");
            staged.add("below/two.yaml", "new");
            assertThat(root.resolve("one.yaml")).hasContent("old");
            assertThat(root.resolve("below/two.yaml")).doesNotExist();

            assertThat(staged.move()).isEqualTo(2);
        }

        assertThat(root.resolve("one.yaml")).hasContent("new");
        assertThat(root.resolve("below/two.yaml")).hasContent("new");
        assertThat(files()).containsExactlyInAnyOrder("one.yaml", "below/two.yaml");
    }

    @Test
    void aFailedReplacementLeavesNoTemporaryFile() throws IOException {
        Files.createDirectories(root.resolve("one.yaml/below"));

        assertThatThrownBy(() -> {
                    try (StagedFiles staged = new StagedFiles(root)) {
                        staged.add("zero.yaml", "new");
                        staged.add("one.yaml", "new");
                        staged.move();
                    }
                })
                .isInstanceOf(IOException.class);

        assertThat(files()).isEmpty();
    }

    @Test
    void anUpToDateFileIsNotRewritten() throws IOException {
        Files.writeString(root.resolve("one.yaml"), "as it is");

        try (StagedFiles staged = new StagedFiles(root)) {
            staged.add("one.yaml", "as it is");

            assertThat(staged.move()).isZero();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        }
    }
}
