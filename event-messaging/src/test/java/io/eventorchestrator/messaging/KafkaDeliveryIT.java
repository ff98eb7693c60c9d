package io.eventorchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.testing.TestPlatform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The journeys by Kafka's own client. */
class KafkaDeliveryIT extends HostileJourneys {

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void kafka(DynamicPropertyRegistry registry) {
        registry.add("events.transport", () -> "kafka");
        registry.add("server.port", () -> 0);
        registry.add(
                "spring.kafka.bootstrap-servers", () -> TestPlatform.kafka().bootstrapServers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events/inventory-service-order-reservations", "/events/health", "/dapr/subscribe"})
    void noRouteTakesEventsOverHttp(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofString("{\"entries\":[]}"))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(404);
    }
}
