package io.eventorchestrator.tooling.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the tutorial's unchanged commands in a copy of the repository; the platform uses its usual ports. */
@Tag("full")
class TutorialTest {

    private static final Pattern STEP =
            Pattern.compile("(?m)^```sh\n((?:(?!```).*\n)+)```\n(?:\n```text\n((?:(?!```).*\n)+)```\n)?");
    private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;]*m");

    @TempDir
    private Path copy;

    @BeforeEach
    void copyTheRepository() throws IOException {
        assumeThat(Path.of("../../payment-service"))
                .as("somebody has followed the tutorial here")
                .doesNotExist();
        new ScaffoldShell(copy).copyRepository();
        String local = System.getProperty("maven.repo.local");
        if (local != null) {
            Files.writeString(
                    copy.resolve(".mvn/maven.config"),
                    "\n--offline\n-Dmaven.repo.local=" + local + "\n",
                    StandardOpenOption.APPEND);
        }
    }

    @AfterEach
    void stop() throws Exception {
        if (Files.exists(copy.resolve("eventctl"))) {
            run("./eventctl down");
        }
    }

    @Test
    void eachCommandPrintsWhatTheTutorialSaysWithinHalfAnHour() throws Exception {
        Instant begin = Instant.now();
        List<MatchResult> steps = STEP.matcher(Files.readString(Path.of("../../docs/tutorial-payment-service.md")))
                .results()
                .toList();

        assertThat(steps).hasSizeGreaterThan(5);
        for (MatchResult step : steps) {
            String said = run(step.group(1));
            assertThat(expected(Optional.ofNullable(step.group(2))))
                    .as(step.group(1))
                    .allSatisfy(line -> assertThat(said).containsPattern(line));
        }
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMinutes(30));
    }

    private static List<Pattern> expected(Optional<String> lines) {
        return lines.stream()
                .flatMap(String::lines)
                .filter(line -> !line.strip().equals("…"))
                .map(TutorialTest::pattern)
                .toList();
    }

    private static Pattern pattern(String line) {
        return Pattern.compile(
                Arrays.stream(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*", "(?m)^", "$")));
    }

    private String run(String commands) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-ec", commands)
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(copy.resolve("said.log").toFile())
                .start();
        int exit = shell.waitFor();
        String said = COLOR.matcher(Files.readString(copy.resolve("said.log"), StandardCharsets.UTF_8))
                .replaceAll("");
        assertThat(exit).as(commands + "\n" + said).isZero();
        return said;
    }
}
