package io.eventorchestrator.tooling.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OwnCheckTest {

    private final CheckShell shell = new CheckShell(Path.of("../.."));

    @Test
    void thisRepositoryHasNoFaults() {
        assertThat(shell.run()).as(shell.out()).isZero();

        assertThat(shell.out()).contains("0 errors, 0 warnings, ", " notes, 0 accepted");
        assertThat(shell.faults()).isEmpty();
    }
}
