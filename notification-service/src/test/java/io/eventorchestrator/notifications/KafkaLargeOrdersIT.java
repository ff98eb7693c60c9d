package io.eventorchestrator.notifications;

import static io.eventorchestrator.notifications.PlainKafkaClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With Kafka's own client, where the library alone evaluates the route. */
class KafkaLargeOrdersIT extends LargeOrderJourneys {

    @DynamicPropertySource
    static void kafka(DynamicPropertyRegistry registry) {
        registry.add("events.transport", () -> "kafka");
        registry.add("server.port", () -> 0);
        registry.add(
                "spring.kafka.bootstrap-servers", () -> TestPlatform.kafka().bootstrapServers());
    }

    @Override
    void judge(String name, ConsumerRecord<String, byte[]> letter, String original) {
        assertThat(header(letter, "dlq-reason")).isNotEmpty();
        assertThat(letter.key()).isEqualTo(header(letter, "test-story"));
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo(original);
    }
}
