package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sidecar whose component lets a record's headers replace the sidecar's metadata. */
class WithoutHeaderFilterIT {

    private static final String PLACED = "orders.order.placed";
    private static final String DEAD_LETTERS = PLACED + ".inventory-service-order-reservations.dlq";
    private static final Duration SOON = Duration.ofMinutes(5);

    // Two records for each. Impossible claims are detected; possible ones still make no record a duplicate of another.
    private static final List<Map<String, String>> CLAIMS = List.of(
            Map.of("__offset", "2000007", "__partition", "0"),
            Map.of("__offset", "2000007", "__partition", "1000"),
            Map.of("__topic", "no.such.topic", "__offset", "2000007"),
            Map.of("__key", "claimed"),
            Map.of("__key", "claimed", "__offset", "2000007", "__partition", "0"),
            Map.of("__partition", "abc"),
            Map.of("__offset", "99999999999999999999", "__partition", "-1"));

    private final Outsider outsider = new Outsider(TestPlatform.kafka().bootstrapServers());

    @Test
    void everyRecordGivesOneLetterInItsTopicAndTheGroupGoesOn(@TempDir Path folder) {
        DaprSidecar.Address address =
                new DaprSidecar.Address("inventory-service", Ports.free(), Ports.free(), Ports.free());
        Path components = withoutFilter(folder);
        try (DaprSidecar sidecar =
                        TestPlatform.sidecar(address, TestPlatform.kafka().bootstrapServers(), components);
                ConfigurableApplicationContext service = TestService.start(address, Map.of())) {
            assertThat(sidecar).isNotNull();
            List<String> broken = CLAIMS.stream()
                    .flatMap(claims -> Stream.of(send(claims), send(claims)))
                    .toList();
            CloudEvent healthy = orderPlaced(UUID.randomUUID(), "TEA");
            outsider.producer().send(PLACED, "k", new JsonFormat().serialize(healthy), CLAIMS.getFirst());

            await().atMost(SOON).untilAsserted(() -> assertThat(letters()).containsExactlyInAnyOrderElementsOf(broken));
            await().atMost(SOON).until(() -> handled(service, healthy) == 1);
            assertThat(pending(service)).isZero();
        }
    }

    private String send(Map<String, String> claims) {
        String value = "{broken " + UUID.randomUUID();
        outsider.producer().send(PLACED, "k", value.getBytes(StandardCharsets.UTF_8), claims);
        return value;
    }

    private List<String> letters() {
        return outsider.reader().readAll(DEAD_LETTERS).stream()
                .map(ConsumerRecord::value)
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .filter(value -> value.startsWith("{broken "))
                .toList();
    }

    private static int handled(ConfigurableApplicationContext service, CloudEvent event) {
        return service.getBean(JdbcClient.class)
                .sql("select count(*) from handled_order where event_id = :id")
                .param("id", event.getId())
                .query(Integer.class)
                .single();
    }

    private static int pending(ConfigurableApplicationContext service) {
        return service.getBean(JdbcClient.class)
                .sql("select count(*) from event_outbox")
                .query(Integer.class)
                .single();
    }

    private static Path withoutFilter(Path folder) {
        Path repository = Path.of("../../dapr-components");
        try (Stream<Path> files = Files.walk(repository)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(repository.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, withoutFilter(Files.readAllLines(file)));
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String withoutFilter(List<String> lines) {
        int filter = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).strip().equals("- name: excludeHeaderMetaRegex"))
                .findFirst()
                .orElse(lines.size());
        return String.join(
                        "\n",
                        Stream.concat(
                                        lines.subList(0, filter).stream(),
                                        lines.subList(Math.min(filter + 2, lines.size()), lines.size()).stream())
                                .toList())
                + "\n";
    }
}
