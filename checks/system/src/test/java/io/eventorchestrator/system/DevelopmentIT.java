package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Develops order-service in a copy of the repository, beside a platform that runs everything else. */
@Tag("operator")
@Tag("full")
class DevelopmentIT {

    private static final Duration START = Duration.ofMinutes(10);
    private static final String CHANGED =
            "order-service/src/main/java/io/eventorchestrator/orders/web/OrderController.java";
    private static final String MESSAGE = "\"names no order\").refusal(HttpStatus.NOT_FOUND)";
    private static final String ORDER = """
            {"customer":{"id":"ada","email":"ada@example.com"},"currency":"EUR",\
            "lines":[{"sku":"TEA","quantity":1,"unitPrice":1999}]}""";

    @TempDir
    private Path folder;

    private final int debugPort = Ports.free();
    private LinkedRepository tree;
    private Path log;
    private EventCtl shell;

    @BeforeEach
    void copyTheServiceBesideLinksToTheRest() throws IOException {
        tree = new LinkedRepository(folder.resolve("tree"), "order-service");
        tree.copy("order-service/pom.xml");
        tree.copy("order-service/src/main");
        tree.link("order-service/target");
        log = folder.resolve("run");
        shell = new EventCtl(folder, tree.tree());
    }

    @AfterEach
    void stop() throws Exception {
        shell.run("./eventctl down");
    }

    @Test
    void aServiceRunsFromItsSourcesInItsPlaceAndAChangeIsSeen() throws Exception {
        assertThat(shell.run("./eventctl up --transport dapr --except order-service"))
                .as(shell.output())
                .isZero();
        assertThat(shell.output())
                .contains("io.eventorchestrator.orders.OrderServiceApplication", "develop/order-service.env")
                .contains("SERVER_PORT=" + shell.port("ORDER_SERVICE_PORT"))
                .doesNotContain(secrets());
        assertThat(shell.run("./eventctl status")).as(shell.output()).isZero();
        assertThat(shell.output()).containsPattern("order-service +is left to you\n");

        Process run = shell.start("exec ./eventctl run order-service --debug-port " + debugPort, log);
        awaitOutput("order-service is ready", 1);
        anOrderIsConfirmed();
        assertThat(debuggersGreeting()).isEqualTo("JDWP-Handshake");
        shell.run("./eventctl status");
        assertThat(shell.output()).contains("is left to you; process " + run.pid() + " runs it");

        change(MESSAGE, MESSAGE.replace("names no order", "was changed"));
        awaitOutput("order-service is ready", 2);
        assertThat(answerForAnUnknownOrder()).contains("was changed");

        change(MESSAGE.replace("names no order", "was changed"), "does not compile");
        awaitOutput("order-service continues unchanged", 1);
        assertThat(Files.readString(log)).contains("OrderController.java:");
        assertThat(answerForAnUnknownOrder()).contains("was changed");

        List<ProcessHandle> all =
                Stream.concat(run.descendants(), Stream.of(run.toHandle())).toList();
        assertThat(shell.run("./eventctl down")).isZero();
        assertThat(run.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(all).hasSizeGreaterThan(1).noneMatch(ProcessHandle::isAlive);
        assertThat(folder.resolve("develop/order-service.env")).doesNotExist();
    }

    private void anOrderIsConfirmed() throws Exception {
        shell.run("curl -s -X PUT localhost:8082/stock/TEA -H 'content-type: application/json' -d '{\"onHand\":10}'");
        shell.run("curl -s localhost:8081/orders -H 'content-type: application/json' -d '" + ORDER + "'");
        await().atMost(START).until(() -> {
            shell.run("curl -s localhost:8081/orders");
            return shell.output().contains("CONFIRMED");
        });
    }

    private String debuggersGreeting() throws IOException {
        byte[] greeting = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);
        try (Socket debugger = new Socket(InetAddress.getLoopbackAddress(), debugPort)) {
            debugger.getOutputStream().write(greeting);
            return new String(debugger.getInputStream().readNBytes(greeting.length), StandardCharsets.US_ASCII);
        }
    }

    private String answerForAnUnknownOrder() throws Exception {
        shell.run("curl -s localhost:8081/orders/" + UUID.randomUUID());
        return shell.output();
    }

    private void awaitOutput(String text, int times) {
        await().atMost(START)
                .untilAsserted(
                        () -> assertThat(Files.readString(log).split(text, -1)).hasSize(times + 1));
    }

    private void change(String from, String to) throws IOException {
        Path file = tree.file(CHANGED);
        String before = Files.readString(file);
        assertThat(before).contains(from);
        Files.writeString(file, before.replace(from, to));
    }

    private List<String> secrets() throws IOException {
        return Files.readAllLines(folder.resolve("develop/order-service.env")).stream()
                .filter(line -> line.matches("\\w+_(?:TOKEN|PASSWORD)=.+"))
                .map(line -> line.split("=", 2)[1])
                .toList();
    }
}
