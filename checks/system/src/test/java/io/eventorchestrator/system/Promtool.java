package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Prometheus' tool for testing rules.
 *
 * @param program the file to run
 */
record Promtool(Path program) {

    private static final int NO_WAY_TO_FETCH_IT = 75;
    private static final String FIND = """
            . deploy/promtool-here.sh
            promtool_here && command -v promtool && exit
            echo "$passed_over"
            command -v apt-get >/dev/null || exit %d
            exit 1""".formatted(NO_WAY_TO_FETCH_IT);

    /** Finds or downloads it, as deploy/test-alerts.sh does; skips the test on a machine without apt-get. */
    static Promtool find() throws IOException, InterruptedException {
        Process search = new ProcessBuilder("bash", "-c", FIND)
                .directory(Path.of("../..").toFile())
                .redirectErrorStream(true)
                .start();
        String output = output(search);
        assumeThat(search.waitFor()).as(output).isNotEqualTo(NO_WAY_TO_FETCH_IT);
        assertThat(search.waitFor()).as(output).isZero();
        return new Promtool(Path.of(output.lines().toList().getLast()));
    }

    /** Runs a test of rules, which has to succeed. */
    void test(Path rules) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(program.toString(), "test", "rules", rules.toString())
                .redirectErrorStream(true)
                .start();
        String output = output(run);
        assertThat(run.waitFor()).as(output).isZero();
    }

    private static String output(Process run) throws IOException {
        return new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
