package io.eventorchestrator.messaging;

import io.eventorchestrator.platform.testing.TestPlatform;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The journeys by Kafka's own client. */
class KafkaDeliveryIT extends ReplayJourneys {

    @DynamicPropertySource
    static void kafka(DynamicPropertyRegistry registry) {
        registry.add("events.transport", () -> "kafka");
        registry.add("server.port", () -> 0);
        registry.add(
                "spring.kafka.bootstrap-servers", () -> TestPlatform.kafka().bootstrapServers());
    }
}
