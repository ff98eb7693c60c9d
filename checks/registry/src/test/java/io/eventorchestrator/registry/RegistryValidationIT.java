package io.eventorchestrator.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.testing.TestPlatform;
import io.eventorchestrator.tooling.EventCtl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service validates by the schemas that were pushed to a real registry, and goes on when that is gone. */
class RegistryValidationIT {

    private static final Path CONTRACT = Path.of("../../event-contracts/src/main/resources/schemas");
    private static final String GROUP = "shop";
    private static final String NO_BOOLEAN = ",\"gift\":\"yes\"";
    private static final Duration SOON = Duration.ofMinutes(5);
    // With a second for each look-up, and three threads, these would take longer than a minute and a half.
    private static final int MANY = 300;

    private final OrderTopic orders = new OrderTopic(TestPlatform.kafka().bootstrapServers());
    private final Apicurio registry = Apicurio.start();

    @BeforeEach
    void pushAMinorVersionThatTheServiceDoesNotKnow(@TempDir Path schemas) throws IOException {
        copy(schemas);
        Path known = schemas.resolve(OrderTopic.TYPE).resolve("2.0.json");
        Files.writeString(
                known.resolveSibling("2.1.json"),
                Files.readString(known)
                        .replace(OrderTopic.TYPE + "/2.0", OrderTopic.TYPE + "/2.1")
                        .replaceFirst("\"properties\": \\{", "\"properties\": {\"gift\": {\"type\": \"boolean\"},"));
        // A second run completes the first, which may have waited too long for an answer on a busy machine.
        await().atMost(SOON.multipliedBy(2)).untilAsserted(() -> push(schemas));
    }

    private void push(Path schemas) {
        StringWriter said = new StringWriter();
        int code = EventCtl.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(
                        "schema",
                        "push",
                        "--registry",
                        registry.url(),
                        "--group",
                        GROUP,
                        "--schemas",
                        schemas.toString());
        assertThat(code).as(said.toString()).isZero();
    }

    @AfterEach
    void close() {
        orders.close();
        registry.close();
    }

    @Test
    void thePushedSchemaDecidesAndItsLossDelaysNoEvent() {
        try (Reservations service = Reservations.start(registry.url(), GROUP)) {
            ConsumerRecord<String, String> letter = letterOf("2.1", 100, NO_BOOLEAN);
            assertThat(OrderTopic.header(letter, "dlq-reason")).isEqualTo("schema-violation");
            assertThat(OrderTopic.header(letter, "dlq-detail"))
                    .startsWith("/gift type")
                    .contains("schema 2.1");
            awaitHandled(
                    service, List.of(orders.send("2.1", 100, ",\"gift\":true"), orders.send("2.0", 100, NO_BOOLEAN)));
            assertThat(service.lookUps("found")).isOne();

            double failed = service.lookUps("failed");
            registry.freeze();
            awaitHandled(service, unknownVersions(100));
            registry.close();
            awaitHandled(service, unknownVersions(1_000));
            assertThat(service.lookUps("failed") - failed).isLessThan(10);
            assertThat(service.lookUps("skipped")).isPositive();

            ConsumerRecord<String, String> remembered = letterOf("2.1", 100, NO_BOOLEAN);
            assertThat(OrderTopic.header(remembered, "dlq-detail")).contains("schema 2.1");
            ConsumerRecord<String, String> local = letterOf("2.9", -1, "");
            assertThat(OrderTopic.header(local, "dlq-detail")).startsWith("/total minimum");
        }
    }

    // On a busy machine the first look-up may take more than its second, and is repeated only after a minute.
    private ConsumerRecord<String, String> letterOf(String version, int total, String more) {
        List<String> sent = new ArrayList<>();
        return await().atMost(SOON.multipliedBy(3))
                .pollInterval(Duration.ofSeconds(5))
                .until(
                        () -> {
                            sent.add(orders.send(version, total, more));
                            return sent.stream()
                                    .map(orders::letter)
                                    .flatMap(Optional::stream)
                                    .findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<String> unknownVersions(int from) {
        return IntStream.range(from, from + MANY)
                .mapToObj(minor -> orders.send("2." + minor, 100, ""))
                .toList();
    }

    private static void awaitHandled(Reservations service, List<String> ids) {
        await().atMost(SOON).until(() -> ids.stream().allMatch(service::hasHandled));
    }

    private static void copy(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(CONTRACT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(CONTRACT.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
