package io.eventorchestrator.tooling.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {

    @TempDir
    private Path project;

    @Test
    void aCopyThatFailsLeavesNoFolder() throws IOException {
        String file = UUID.randomUUID().toString();
        Files.createFile(project.resolve(file));

        assertThatThrownBy(() -> Draft.of(project, List.of(file, file))).isInstanceOf(FileAlreadyExistsException.class);

        try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(temporary.map(folder -> folder.resolve(file)))
                    .filteredOn(Files::exists)
                    .isSubsetOf(List.of(project.resolve(file)));
        }
    }
}
