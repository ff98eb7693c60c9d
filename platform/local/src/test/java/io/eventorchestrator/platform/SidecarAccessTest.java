package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SidecarAccessTest {

    private static final SidecarAccess ACCESS = new SidecarAccess(3501, "c2VjcmV0");

    @TempDir
    private Path folder;

    private EnvironmentFile file;

    @BeforeEach
    void place() {
        file = new PlatformFolder(folder, folder.resolve("own")).sidecar("order-service");
    }

    @Test
    void itIsReadAsItWasWrittenAndOnlyByItsOwner() throws Exception {
        ACCESS.writeTo(file);

        assertThat(SidecarAccess.of(file)).contains(ACCESS);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void aMissingFileGivesNoAccess() {
        assertThat(SidecarAccess.of(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "torn",
                "DAPR_HTTP_PORT=3501\n",
                "DAPR_HTTP_PORT=3501\nDAPR_API_TOKEN=\n",
                "DAPR_API_TOKEN=t\n"
            })
    void anIncompleteFileGivesNoAccess(String content) throws Exception {
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), content);

        assertThat(SidecarAccess.of(file)).isEmpty();
    }

    @Test
    void itsTextDoesNotRevealTheToken() {
        assertThat(ACCESS).asString().contains("3501").doesNotContain(ACCESS.token());
    }
}
