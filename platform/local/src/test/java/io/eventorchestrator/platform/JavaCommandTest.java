package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JavaCommandTest {

    @Test
    void theReportOfACrashGoesToTheLogs() {
        Path archive = Path.of("/shop/.eventctl/classes/kafka.jsa");

        assertThat(new JavaCommand("64m", Optional.of(archive)).running("Main"))
                .contains("-XX:ErrorFile=/shop/.eventctl/logs/hs_err_pid%p.log");
    }
}
