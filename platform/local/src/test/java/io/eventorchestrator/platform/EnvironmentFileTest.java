package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {

    @TempDir
    private Path folder;

    private EnvironmentFile file;

    @BeforeEach
    void place() {
        file = new EnvironmentFile(folder.resolve("develop/order-service.env"));
    }

    @Test
    void onlyItsOwnerCanReadIt() throws Exception {
        file.write(Map.of("APP_PORT", "9081"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void theVariablesAreLinesInTheirOrder() throws Exception {
        Map<String, String> variables = Map.of("B", "http://host?a=b", "A", "", "C", "1");

        file.write(Map.of("B", "from an earlier start"));
        file.write(variables);

        assertThat(Files.readAllLines(file.path())).containsExactly("A=", "B=http://host?a=b", "C=1");
        assertThat(file.read()).isEqualTo(variables);
        assertThat(file.path().getParent().toFile().list()).containsExactly("order-service.env");
    }

    @Test
    void aMissingFileIsReportedWithTheRemedy() {
        file.write(Map.of());
        file.delete();

        assertThatThrownBy(file::read).isInstanceOf(NotStartable.class).hasMessageContaining("./eventctl up --except");
    }
}
