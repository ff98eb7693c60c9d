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
        Path cached = executable(".cache/event-orchestrator/dapr-1.18.2-3/daprd");

        assertThat(locate(Map.of())).isEqualTo(new SidecarBinary.Found(cached, "the project's cache"));
    }

    @Test
    void aMachineWithoutASidecarHasNone() {
        assertThat(new SidecarBinary(Map.of("HOME", machine.toString())).locate(DaprProgram.DAPRD))
                .isEmpty();
    }

    @Test
    void eachProgramIsFoundInTheSameWay() throws IOException {
        Path placement = executable(".dapr/bin/placement");
        Path scheduler = executable("elsewhere/my-scheduler");

        assertThat(locate(DaprProgram.PLACEMENT, Map.of()).path()).isEqualTo(placement);
        assertThat(locate(DaprProgram.SCHEDULER, Map.of("DAPR_SCHEDULER", scheduler.toString()))
                        .why())
                .isEqualTo("named by DAPR_SCHEDULER");
    }

    @Test
    void anotherProgramOfTheSameNameOnThePathIsNotTaken() throws IOException {
        executable("bin/scheduler");
        Path ours = executable("dapr/scheduler");
        executable("dapr/daprd");

        assertThat(locate(DaprProgram.SCHEDULER, Map.of("PATH", machine.resolve("bin") + ":" + machine.resolve("dapr")))
                        .path())
                .isEqualTo(ours);
    }

    private SidecarBinary.Found locate(Map<String, String> environment) {
        return locate(DaprProgram.DAPRD, environment);
    }

    private SidecarBinary.Found locate(DaprProgram program, Map<String, String> environment) {
        Map<String, String> all = new java.util.HashMap<>(environment);
        all.put("HOME", machine.toString());
        return new SidecarBinary(all).locate(program).orElseThrow();
    }

    private Path executable(String name) throws IOException {
        Path file = machine.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
