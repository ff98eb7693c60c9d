package io.eventorchestrator.tooling.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    private Path folder;

    private Path log = Path.of("");

    @BeforeEach
    void choose() {
        log = folder.resolve("order-service.log");
    }

    @Test
    void showsTheLastLinesAndThenNewOnes() throws IOException {
        Files.writeString(log, "one\ntwo\nthree\nfo");
        LogTail tail = new LogTail(log);

        assertThat(tail.last(2)).containsExactly("two", "three");
        assertThat(tail.next()).isEmpty();
        Files.writeString(log, "ur\nfive\n", StandardOpenOption.APPEND);
        assertThat(tail.next()).containsExactly("four", "five");
    }

    @Test
    void findsManyLinesInALongLog() throws IOException {
        Files.writeString(
                log,
                IntStream.range(0, 100_000).mapToObj(n -> "line " + n + "\n").collect(Collectors.joining()));

        assertThat(new LogTail(log).last(50_000))
                .hasSize(50_000)
                .startsWith("line 50000")
                .endsWith("line 99999");
        assertThat(new LogTail(log).last(1_000_000)).hasSize(100_000);
    }

    @Test
    void followsALogThatIsReplaced() throws IOException {
        Files.writeString(log, "one\ntwo\n");
        LogTail tail = new LogTail(log);
        tail.last(1);

        Files.writeString(log, "new\n");

        assertThat(tail.next()).containsExactly("new");
    }

    @Test
    void onlyALineFeedEndsALine() throws IOException {
        Files.writeString(log, "one\rstill one\r\n\ntwo\u2028still two\n");

        assertThat(new LogTail(log).last(5)).containsExactly("one\rstill one", "", "two\u2028still two");
    }

    @Test
    void followsBeyondALineThatIsLongerThanWhatIsReadAtOnce() throws IOException {
        Files.writeString(log, "one\n");
        LogTail tail = new LogTail(log);
        tail.last(1);
        Files.writeString(log, "x".repeat(20 << 20) + "\nafter\n", StandardOpenOption.APPEND);

        assertThat(tail.next()).singleElement().asString().hasSize(16 << 20);
        assertThat(tail.next()).hasSize(2).last().isEqualTo("after");
    }
}
