package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.system.TraceCollector.Span;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One order in a collector of traces. One service uses Kafka's own client, the others their sidecars. */
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracesIT {

    private static final String CALLER = "00f067aa0ba902b7";

    private final TraceCollector collector = new TraceCollector();
    private final HttpClient http = HttpClient.newHttpClient();
    private Platform platform;
    private Shop shop;

    @BeforeAll
    void start() {
        platform = new Platform(
                service -> service.equals("inventory") ? "kafka" : "dapr",
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint(),
                        "OTEL_BSP_SCHEDULE_DELAY", "100",
                        "TRACES_SAMPLING", "0"));
        shop = new Shop(platform);
    }

    @AfterAll
    void stop() {
        platform.close();
        collector.close();
    }

    @Test
    void anOrderIsOneTraceFromTheRequestToItsNotification() throws Exception {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        place(shop.stocked(10), "00-" + trace + "-" + CALLER + "-01");

        await().atMost(Shop.SOON)
                .untilAsserted(() -> assertThat(pathOf(trace))
                        .extracting(Span::toString)
                        .containsExactly(
                                "order: http post /orders",
                                "order: orders.order.placed send",
                                "inventory: orders.order.placed process",
                                "inventory: inventory.stock.reserved send",
                                "order: inventory.stock.reserved process",
                                "order: orders.order.confirmed send",
                                "notification: notifications.sending",
                                "notification: notifications.notification.sent send",
                                "order: notifications.notification.sent process"));
        assertThat(pathOf(trace).getFirst().parentId()).isEqualTo(CALLER);
        assertThat(log("dapr-notification-service"))
                .anyMatch(line -> line.contains("was sent by") && line.contains(" " + trace + "-"));
    }

    @Test
    void anUnsampledTraceIsCarriedOnAndNotExported() throws Exception {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4737";

        String order = place(shop.stocked(10), "00-" + trace + "-" + CALLER + "-00");

        await().atMost(Shop.SOON).until(() -> shop.timeline(order).contains("NotificationSent"));
        await().atMost(Shop.SOON)
                .untilAsserted(
                        () -> assertThat(log("dapr-notification-service")).anyMatch(line -> line.contains(trace)));
        assertThat(collector.ofTrace(trace)).isEmpty();
    }

    /** The spans from the request to the end of the order's only notification. */
    private List<Span> pathOf(String trace) {
        return collector.ofTrace(trace).stream()
                .filter(span -> span.name().equals("notifications.notification.sent process"))
                .findFirst()
                .map(collector::pathTo)
                .orElse(List.of());
    }

    private String place(String sku, String traceparent) throws Exception {
        URI orders = URI.create("http://127.0.0.1:" + platform.instance("order").port() + "/orders");
        HttpRequest request = HttpRequest.newBuilder(orders)
                .header("Content-Type", "application/json")
                .header("traceparent", traceparent)
                .POST(BodyPublishers.ofString(Shop.order(sku, 1)))
                .build();
        String location = http.send(request, BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static List<String> log(String instance) throws IOException {
        return Files.readAllLines(Path.of("target", instance + ".log"));
    }
}
