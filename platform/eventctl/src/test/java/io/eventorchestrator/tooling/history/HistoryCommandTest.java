package io.eventorchestrator.tooling.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.EventCtl;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HistoryCommandTest {

    @Test
    void aFolderWithoutAHistoryDecidesNothing(@TempDir Path folder) {
        StringWriter out = new StringWriter();
        CommandLine line = EventCtl.commandLine().setOut(new PrintWriter(out));

        assertThat(line.execute("history", "check", folder.toString())).isEqualTo(2);
        assertThat(out.toString()).contains("Nothing can be decided: there is no run.json in " + folder);
    }
}
