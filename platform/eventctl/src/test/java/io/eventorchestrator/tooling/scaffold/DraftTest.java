package io.eventorchestrator.tooling.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {

    // A file that exists and can't be read, for root, too.
    private static final Path UNREADABLE = Path.of("/proc/self/mem");

    @TempDir
    private Path project;

    @Test
    void aCopyThatFailsLeavesNoFolder() throws IOException {
        assumeThat(UNREADABLE).exists();
        String file = UUID.randomUUID().toString();
        Files.createSymbolicLink(project.resolve(file), UNREADABLE);

        assertThatThrownBy(() -> Draft.of(project, List.of(file))).isInstanceOf(IOException.class);

        try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(temporary.map(folder -> folder.resolve(file)))
                    .filteredOn(Files::exists)
                    .isSubsetOf(List.of(project.resolve(file)));
        }
    }
}
