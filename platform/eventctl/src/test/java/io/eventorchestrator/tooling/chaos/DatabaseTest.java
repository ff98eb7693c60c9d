package io.eventorchestrator.tooling.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.EventCtl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class DatabaseTest {

    // Port 1 answers nobody.
    private static final Database AWAY = new Database("jdbc:postgresql://127.0.0.1:1/platform", "secret");

    @Test
    void aDatabaseThatIsAwayIsNoBugOfTheTool() {
        assertThat(printed(() -> AWAY.count("select 1")))
                .startsWith("The database of the run failed: ")
                .contains("127.0.0.1:1")
                .hasLineCount(1);
    }

    @Test
    void aFullDiskIsNoBugOfTheTool() {
        assertThat(printed(() -> {
                    throw Database.failure(new IOException("No space left on device"));
                }))
                .isEqualToIgnoringNewLines("Reading or writing failed: No space left on device."
                        + " Check what it names, then try again.");
    }

    /** Runs a command that fails, and returns the text that users see. */
    private static String printed(Callable<Object> failing) {
        StringWriter printed = new StringWriter();
        int exit = EventCtl.commandLine()
                .addSubcommand("failing", new Failing(failing))
                .setErr(new PrintWriter(printed))
                .execute("failing");
        assertThat(exit).isEqualTo(3);
        return printed.toString();
    }

    @Command
    private record Failing(Callable<Object> failing) implements Callable<Object> {

        @Override
        public Object call() throws Exception {
            return failing.call();
        }
    }
}
