package io.eventorchestrator.notifications;

import static io.eventorchestrator.notifications.PlainKafkaClient.confirmed;
import static io.eventorchestrator.notifications.PlainKafkaClient.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With a real sidecar, whose rules decide first which events reach the group. */
@Tag("full")
class DaprLargeOrdersIT extends LargeOrderJourneys {

    private static DaprSidecar sidecar;

    @DynamicPropertySource
    static void dapr(DynamicPropertyRegistry registry) {
        DaprSidecar.Address address =
                new DaprSidecar.Address("notification-service", Ports.free(), Ports.free(), Ports.free());
        sidecar = TestPlatform.sidecar(address);
        registry.add("events.transport", () -> "dapr");
        registry.add("server.port", address::servicePort);
        registry.add("events.dapr.listener.port", address::appPort);
        registry.add("events.dapr.grpc-port", address::grpcPort);
        registry.add("events.dapr.api-token", () -> address.tokens().api());
        registry.add("events.dapr.app-token", () -> address.tokens().application());
        registry.add("events.dapr.http-port", address::httpPort);
    }

    @AfterAll
    static void stop() {
        sidecar.close();
    }

    // The library ignores these attributes; the sidecar would crash on them.
    @ParameterizedTest
    @ValueSource(strings = {"\"traceparent\":5", "\"traceid\":[]"})
    void aTraceThatIsNotTextIsDeadLetteredByTheSidecar(String trace) {
        PlainKafkaClient kafka = new PlainKafkaClient();
        String order = UUID.randomUUID().toString();
        String poison = confirmed(UUID.fromString(order), "100001").replace("\"source\"", trace + ",\"source\"");
        kafka.send(order, poison);

        judge(
                "a trace",
                await().atMost(Duration.ofMinutes(5))
                        .until(() -> kafka.records(LETTERS, order), found -> found.size() == 1)
                        .getFirst(),
                poison);
    }

    // The sidecar dead-letters the original bytes without a reason. What it delivers, and the library then
    // dead-letters, is its own JSON with a reason.
    @Override
    void judge(String name, ConsumerRecord<String, byte[]> letter, String original) {
        String value = new String(letter.value(), StandardCharsets.UTF_8);
        assertThat(letter.key()).isEqualTo(header(letter, "test-story"));
        if (name.startsWith("large")) {
            assertThat(header(letter, "dlq-reason")).isNotEmpty();
            assertThat(header(letter, "dlq-not-kept")).contains("value");
            assertThat(value).isNotEqualTo(original);
            assertThat(json(value)).isEqualTo(json(original));
        } else {
            assertThat(header(letter, "dlq-reason")).isEmpty();
            assertThat(value).isEqualTo(original);
        }
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
