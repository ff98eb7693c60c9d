package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends the HTTP APIs whatever their own descriptions allow and forbid. */
@Tag("operator")
@Tag("full")
class HttpFuzzIT {

    @TempDir
    private Path folder;

    @Test
    void noRequestMeetsAnUndescribedAnswerAndNothingIsOversoldLostOrStuck() throws Exception {
        EventCtl shell = new EventCtl(folder);

        int exitCode = shell.run("tools/fuzz/run.sh 60");

        assertThat(exitCode).as(shell.output()).isZero();
        assertThat(shell.output()).contains(" passed, 0 failed");
    }
}
