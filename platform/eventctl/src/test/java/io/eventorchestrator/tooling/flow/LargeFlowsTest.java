package io.eventorchestrator.tooling.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Takes seconds alone; with a step for each pair of events, it would take minutes. */
@Timeout(60)
class LargeFlowsTest {

    private static final int EVENTS = 16_000;
    private static final int ROWS = 600;

    @TempDir
    private Path folder;

    @Test
    void aPageOfThousandsOfServicesIsDrawnInSeconds() throws IOException {
        FlowShell shell = new FlowShell(folder).write("asyncapi.yaml", contract(EVENTS, i -> i));

        assertThat(shell.run("--format", "html")).as(shell.errors()).isZero();

        assertThat(shell.out()).contains("<section id=\"event-" + (EVENTS - 1) + "\">", "href=\"#event-0\"");
    }

    @Test
    void thousandsOfRowsAreComparedInSeconds() throws IOException {
        FlowShell shell = new FlowShell(folder).write("asyncapi.yaml", contract(20 * ROWS, i -> i % 5));
        for (int feature = 0; feature < 20; feature++) {
            shell.write("specs/" + feature + "-shop/plan.md", table(feature * ROWS, 20 * ROWS));
        }

        assertThat(shell.run("--format", "html")).as(shell.errors()).isZero();
        assertThat(shell.run("7", "--impact", "shop.item.c7")).isZero();
    }

    private static String contract(int events, IntUnaryOperator service) {
        StringBuilder text = new StringBuilder("asyncapi: 3.0.0\ninfo: {title: A, version: 1.0.0}\nchannels:\n");
        IntStream.range(0, events)
                .forEach(i -> text.append(
                        "  c%1$d: {address: c%1$d, messages: {m: {name: shop.item.c%1$d}}}\n".formatted(i)));
        text.append("operations:\n");
        IntStream.range(0, events)
                .forEach(i ->
                        text.append("  s%1$d: {action: send, x-service: p%2$d, channel: {$ref: '#/channels/c%1$d'}}\n"
                                .formatted(i, service.applyAsInt(i))));
        return text.toString();
    }

    private static String table(int from, int events) {
        return IntStream.range(from, from + ROWS)
                .mapToObj(i -> "| shop.item.c%d | p%d | published for others | shop.item.c%d |\n"
                        .formatted(i, i % 5, (i + 1) % events))
                .collect(
                        Collectors.joining("", "| Event | Producer | Consumers | Leads to |\n|---|---|---|---|\n", ""));
    }
}
