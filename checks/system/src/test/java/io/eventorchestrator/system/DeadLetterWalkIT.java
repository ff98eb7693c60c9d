package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the README's walk from a dead letter to a completed order, line by line. */
@Tag("operator")
@Tag("full")
class DeadLetterWalkIT {

    private static final Pattern WALK = Pattern.compile("<!-- walk.*?-->\\n```\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private EventCtl shell;

    @BeforeEach
    void openAShell() {
        shell = new EventCtl(folder);
    }

    @AfterEach
    void stop() throws Exception {
        shell.run("./eventctl down");
    }

    @Test
    void theOrderOfARepairedDeadLetterIsCompletedEachTime() throws Exception {
        List<String> steps = WALK.matcher(Files.readString(Path.of("../../README.md")))
                .results()
                .map(step -> step.group(1))
                .toList();
        assertThat(steps).hasSize(3);

        walk(steps);
        assertThat(confirmedOrders()).isEqualTo(1);
        walk(steps);
        assertThat(confirmedOrders()).isEqualTo(2);
    }

    private void walk(List<String> steps) throws Exception {
        run(steps.get(0));
        assertThat(shell.output()).contains("PENDING");
        run(steps.get(1));
        assertThat(shell.output()).contains("attempts  5", "a_bug", "orders.order.placed");
        run(steps.get(2));

        await().atMost(Duration.ofMinutes(5)).until(() -> {
            run("curl -s 'localhost:8081/orders?customer=visitor'");
            return !shell.output().contains("PENDING");
        });
        run("./eventctl dlq list");
        assertThat(shell.output()).contains("No dead letters.");
    }

    private long confirmedOrders() throws Exception {
        run("curl -s 'localhost:8081/orders?customer=visitor&state=CONFIRMED'");
        return Pattern.compile("\"state\":\"CONFIRMED\"")
                .matcher(shell.output())
                .results()
                .count();
    }

    private void run(String lines) throws Exception {
        for (String line : lines.lines().toList()) {
            assertThat(shell.run(line)).as(line + "\n" + shell.output()).isZero();
        }
    }
}
