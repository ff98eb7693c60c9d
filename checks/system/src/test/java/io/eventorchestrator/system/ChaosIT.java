package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parts are killed and frozen while orders flow, and no guarantee is broken. The seeds are those of
 * {@code chaos.seeds}, or the one of {@code -Dchaos.seed}.
 */
@Tag("operator")
class ChaosIT {

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Path SEEDS = Path.of("../system/src/test/resources/chaos.seeds");

    @ParameterizedTest
    @MethodSource("seeds")
    void everyGuaranteeHoldsWhateverIsKilled(String seed) throws Exception {
        // Outlives the test, because a failure is examined by its history.
        Path folder = folder("chaos-" + seed + "-");
        Path output = folder.resolveSibling(folder.getFileName() + ".out");

        Process run = chaos("--minutes 1 --customers 2 --seed " + seed, folder, output);

        try {
            assertThat(run.waitFor(20, TimeUnit.MINUTES))
                    .as(Files.readString(output))
                    .isTrue();
        } finally {
            run.destroy();
        }
        assertThat(run.exitValue()).as(Files.readString(output)).isZero();
    }

    @Tag("full")
    @Test
    void anInterruptedRunLeavesNoProcess() throws Exception {
        Path folder = folder("chaos-interrupted-");
        Path output = folder.resolveSibling(folder.getFileName() + ".out");
        Process run = chaos("--minutes 1 --seed 1", folder, output);
        await().atMost(SOON).until(() -> Files.readString(output).contains("Kafka with its topics"));
        List<ProcessHandle> started = run.descendants().toList();
        assertThat(started).hasSizeGreaterThan(4);

        run.destroy();

        await().atMost(SOON).until(() -> !run.isAlive() && started.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(Files.readString(output)).contains("Interrupted; stopping everything that was started.");
    }

    static Process chaos(String arguments, Path folder, Path output) throws IOException {
        return new EventCtl(folder.resolveSibling("chaos-elsewhere"))
                .start("exec ./eventctl chaos " + arguments + " --folder " + folder, output);
    }

    static Path folder(String name) throws IOException {
        return Files.createTempDirectory(
                Files.createDirectories(Path.of("target").toAbsolutePath()), name);
    }

    static List<String> seeds() throws IOException {
        String chosen = System.getProperty("chaos.seed");
        if (chosen != null) {
            return List.of(chosen);
        }
        try (Stream<String> lines = Files.lines(SEEDS)) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(String::strip)
                    .toList();
        }
    }
}
