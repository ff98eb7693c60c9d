package io.eventorchestrator.tooling.development;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {

    @TempDir
    private Path main;

    private SourceTree tree;

    @BeforeEach
    void plant() throws IOException {
        write("java/Order.java", 1);
        write("java/sub/Line.java", 1);
        write("resources/application.yaml", 1);
        tree = new SourceTree(main);
    }

    @Test
    void aChangeCountsOnceWhenItsFilesRest() throws IOException {
        assertThat(tree.hasChanged()).isFalse();

        write("java/Order.java", 2);
        assertThat(tree.hasChanged()).isFalse();
        write("java/sub/Line.java", 3);
        assertThat(tree.hasChanged()).isFalse();

        assertThat(tree.hasChanged()).isTrue();
        assertThat(tree.hasChanged()).isFalse();
    }

    @Test
    void newAndDeletedFilesAndResourcesCount() throws IOException {
        write("java/New.java", 1);
        assertChanged();
        assertThat(tree.java())
                .containsExactly(
                        main.resolve("java/New.java"),
                        main.resolve("java/Order.java"),
                        main.resolve("java/sub/Line.java"));

        Files.delete(main.resolve("java/sub/Line.java"));
        assertChanged();
        assertThat(tree.java()).containsExactly(main.resolve("java/New.java"), main.resolve("java/Order.java"));

        write("resources/application.yaml", 2);
        assertChanged();
    }

    @Test
    void filesOfAnEditorDoNotCount() throws IOException {
        write("java/.Order.java.swp", 1);
        write("java/Order.java~", 1);

        assertThat(tree.hasChanged()).isFalse();
        assertThat(tree.hasChanged()).isFalse();
    }

    private void assertChanged() {
        assertThat(tree.hasChanged()).isFalse();
        assertThat(tree.hasChanged()).isTrue();
    }

    private void write(String name, int second) throws IOException {
        Path file = main.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
    }
}
