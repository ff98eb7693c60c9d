package io.eventorchestrator.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history of 100 000 orders is checked in a small heap. */
@Tag("full")
class LargeHistoryTest {

    private static final int KINDS = 5;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @TempDir
    private Path path;

    @Test
    void aHundredThousandOrdersNeedLessThan256Megabytes() throws Exception {
        HistoryFolder folder = GoodRun.in(new HistoryFolder(path), 100_000 / KINDS);
        Path output = path.resolve("output");
        long begun = System.nanoTime();

        Process checker = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HistoryChecker.class.getName(),
                        path.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(checker.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        System.out.println(seconds + " s, " + Files.size(folder.witness()) / 1_000_000 + " MB of notes");
        assertThat(output).content().contains("The history holds.");
    }
}
