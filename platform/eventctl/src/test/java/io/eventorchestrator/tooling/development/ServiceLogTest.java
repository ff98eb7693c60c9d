package io.eventorchestrator.tooling.development;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceLogTest {

    @TempDir
    private Path folder;

    private final StringWriter printed = new StringWriter();

    @Test
    void onlyNewLinesArePrinted() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "earlier run\n");
        ServiceLog follower = new ServiceLog(log, new PrintWriter(printed));

        follower.print();
        Files.writeString(log, "first\nsecond\nhalf", StandardOpenOption.APPEND);
        follower.print();
        follower.print();

        assertThat(printed.toString().lines()).containsExactly("first", "second");
    }

    @Test
    void aLogMayAppearLater() throws IOException {
        Path log = folder.resolve("log");
        ServiceLog follower = new ServiceLog(log, new PrintWriter(printed));

        follower.print();
        Files.writeString(log, "first\n");
        follower.print();

        assertThat(printed.toString().lines()).containsExactly("first");
    }

    @Test
    void controlCharactersAreShownAsText() throws IOException {
        Path log = folder.resolve("log");
        ServiceLog follower = new ServiceLog(log, new PrintWriter(printed));

        Files.writeString(log, "\u001b[2J\n");
        follower.print();

        assertThat(printed.toString()).doesNotContain("\u001b");
    }
}
