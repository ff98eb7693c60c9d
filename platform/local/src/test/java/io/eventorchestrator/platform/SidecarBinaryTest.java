package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarBinaryTest {

    @TempDir
    private Path machine;

    @Test
    void theBinaryNamedByTheEnvironmentComesFirst() throws IOException {
        Path named = executable("elsewhere/my-daprd");
        executable("bin/daprd");

        assertThat(locate(Map.of(
                                "DAPRD",
                                named.toString(),
                                "PATH",
                                machine.resolve("bin").toString()))
                        .path())
                .isEqualTo(named);
    }

    @Test
    void thePathComesBeforeTheInstallationOfDaprInit() throws IOException {
        Path onPath = executable("bin/daprd");
        executable(".dapr/bin/daprd");

        assertThat(locate(Map.of("PATH", machine.resolve("bin").toString())).path())
                .isEqualTo(onPath);
    }

    @Test
    void theCacheComesLast() throws IOException {
        Path cached = executable(".cache/event-orchestrator/dapr-1.18.2-2/daprd");

        assertThat(locate(Map.of())).isEqualTo(new SidecarBinary.Found(cached, "the project's cache"));
    }

    @Test
    void aMachineWithoutASidecarHasNone() {
        assertThat(new SidecarBinary(Map.of("HOME", machine.toString())).locate())
                .isEmpty();
    }

    private SidecarBinary.Found locate(Map<String, String> environment) {
        Map<String, String> all = new java.util.HashMap<>(environment);
        all.put("HOME", machine.toString());
        return new SidecarBinary(all).locate().orElseThrow();
    }

    private Path executable(String name) throws IOException {
        Path file = machine.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
