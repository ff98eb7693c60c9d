package io.eventorchestrator.tooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Measures new processes of the packaged tool on this repository. */
@Tag("full")
class CommandDurationIT {

    private static final double SECOND = 1.0;

    // A busy machine prolongs the elapsed time, and a second processor hides a part of the processor time.
    @Test
    void checkFlowAndDiffAnswerWithinASecond() throws Exception {
        assumeThat(Runtime.version().feature())
                .as("Java 21 to 24 cache fewer classes")
                .isGreaterThanOrEqualTo(25);

        List<String> lines = measured();

        for (String command : List.of("check ", "flow ", "diff ")) {
            assertThat(lines)
                    .filteredOn(line -> line.startsWith(command))
                    .singleElement()
                    .satisfies(line -> assertThat(least(line)).as(line).isLessThanOrEqualTo(SECOND));
        }
    }

    private static List<String> measured() throws Exception {
        ProcessBuilder builder = new ProcessBuilder("tools/measure-commands.sh", "5")
                .directory(Path.of("../..").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process script = builder.start();
        String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }

    private static double least(String line) {
        String[] words = line.strip().split(" +", -1);
        return Arrays.stream(words, words.length - 2, words.length)
                .mapToDouble(Double::parseDouble)
                .min()
                .orElseThrow();
    }
}
