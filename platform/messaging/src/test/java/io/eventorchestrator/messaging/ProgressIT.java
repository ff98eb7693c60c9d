package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.observability.Progress;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.outbox.Outbox;
import io.eventorchestrator.messaging.tracing.EventTracing;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.Inbox;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.messaging.transport.Outcome;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Health and a meter report a stall with its reason, and stop when it ends. */
class ProgressIT {

    private static final String GROUP = "inventory-service-order-reservations";
    private static final Path OBSERVABILITY = Path.of("../..", "deploy", "observability");
    private static final Duration SOON = Duration.ofMinutes(5);

    private static ConfigurableApplicationContext service;
    private static HealthIndicator health;
    private static Outsider outsider;

    @BeforeAll
    static void start() {
        outsider = new Outsider(TestPlatform.kafka().bootstrapServers());
        service = TestService.start(
                "kafka",
                Map.of(
                        "events.progress.stalled-after", "2s",
                        "events.progress.look", "200ms",
                        "events.database.lock", "1s",
                        "events.database.idle-transaction", "2m",
                        "management.endpoints.web.exposure.include", "prometheus"));
        health = service.getBean("messagingHealthIndicator", HealthIndicator.class);
    }

    @AfterAll
    static void stop() {
        service.close();
        outsider.close();
    }

    @Test
    void anOutboxWhoseTopicIsGoneIsReported() throws Exception {
        String topic = "gone." + UUID.randomUUID();
        TransactionTemplate committed = new TransactionTemplate(service.getBean(PlatformTransactionManager.class));
        committed.executeWithoutResult(status -> service.getBean(Outbox.class)
                .append(new OutboundRecord(topic, bytes("key"), 0, List.of(), bytes("value"))));

        awaitStall("outbox of topic " + topic, "UnknownTopicOrPartitionException");
        assertThat(stalledSeconds("outbox", topic)).isGreaterThan(2);

        create(topic);
        awaitNoStall("outbox of topic " + topic);
    }

    @Test
    void aGroupWhoseKeysAreLockedIsReported() {
        PlatformTransactionManager transactions = service.getBean(PlatformTransactionManager.class);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            service.getBean(JdbcClient.class)
                    .sql("select count(pg_advisory_xact_lock(:group, slot)) from generate_series(0, 119) as slot")
                    .param("group", GROUP.hashCode())
                    .query(Long.class)
                    .single();
            outsider.producer().send(orderPlaced(UUID.randomUUID(), "TEA"));

            awaitStall("consumer group " + GROUP, "records wait: deliveries are requested again");
            assertThat(stalledSeconds("group", GROUP)).isGreaterThan(2);
        });

        awaitNoStall("consumer group " + GROUP);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(health.health().getDetails())
                        .extractingByKey("groups.waiting")
                        .asInstanceOf(InstanceOfAssertFactories.MAP)
                        .containsEntry(GROUP, 0L));
    }

    @Test
    void aSettledBulkThatIsDeliveredAgainAndAgainIsReported() {
        Inbox inbox = service.getBean(Inbox.class);
        List<InboundRecord> bulk = List.of(inbound(orderPlaced(UUID.randomUUID(), "TEA")));

        await().atMost(SOON).pollInterval(Duration.ofMillis(200)).until(() -> {
            inbox.receive(GROUP, bulk);
            return stalls().stream()
                    .anyMatch(stall -> stall.startsWith("consumer group " + GROUP)
                            && stall.contains("the same records are delivered again and again"));
        });

        inbox.receive(GROUP, List.of(inbound(orderPlaced(UUID.randomUUID(), "TEA"))));
        awaitNoStall("consumer group " + GROUP);
    }

    @Test
    void aLoopThatAnErrorHasEndedIsReported() throws InterruptedException {
        Progress progress = service.getBean(ProgressBoard.class).loop("test-loop", Duration.ofMillis(100));
        Thread loop = Thread.ofPlatform().unstarted(() -> {
            progress.advanced();
            throw new StackOverflowError("provoked");
        });
        loop.setUncaughtExceptionHandler((ended, error) -> progress.failed(error.toString()));
        loop.start();
        loop.join();

        awaitStall("loop test-loop", "StackOverflowError");
        assertThat(stalledSeconds("loop", "test-loop")).isGreaterThan(2);

        progress.stopped();
        awaitNoStall("loop test-loop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alerts.yaml", "grafana/dashboards/event-delivery.json"})
    void theMetricsOfAlertsAndPanelsAreScraped(String file) throws Exception {
        DeliveryMetrics metrics = service.getBean(DeliveryMetrics.class);
        metrics.published("type");
        metrics.consumed("topic", GROUP, Outcome.HANDLED);
        service.getBean(EventTracing.class).handling(GROUP, event(), () -> true);
        metrics.handled("type", GROUP, Duration.ofMillis(2));
        metrics.retried("topic", GROUP);
        metrics.deadLettered(GROUP, "reason");
        Set<String> asked = found("\\b(events_[a-z_]+)", Files.readString(OBSERVABILITY.resolve(file)));

        assertThat(asked).hasSizeGreaterThan(4);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(found("(?m)^(events_[a-z_]+)", scrape())).containsAll(asked));
        assertThat(scrape()).contains("events_stalled_seconds{kind=\"loop\",name=\"progress-watch\"} 0.0");
    }

    private static EventEnvelope event() {
        return new EventEnvelope(
                "1",
                "/order-service",
                "type",
                "o-1",
                Instant.EPOCH,
                new SchemaVersion(1, 0),
                "1",
                null,
                null,
                false,
                JsonMapper.shared().createObjectNode());
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static String scrape() throws IOException, InterruptedException {
        URI scraped = URI.create("http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port")
                + "/actuator/prometheus");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(scraped).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    private static void awaitStall(String subject, String reason) {
        await().atMost(SOON).untilAsserted(() -> {
            Health now = health.health();
            assertThat(stalls(now))
                    .anySatisfy(stall -> assertThat(stall).startsWith(subject).contains(reason));
            assertThat(now.getStatus()).isEqualTo(Status.DOWN);
        });
    }

    private static void awaitNoStall(String subject) {
        await().atMost(SOON).untilAsserted(() -> assertThat(stalls()).noneMatch(stall -> stall.startsWith(subject)));
    }

    private static List<String> stalls() {
        return stalls(health.health());
    }

    private static List<String> stalls(Health now) {
        return ((List<?>) Objects.requireNonNull(now.getDetails().get("stalled")))
                .stream().map(String::valueOf).toList();
    }

    private static double stalledSeconds(String kind, String name) {
        return await().atMost(SOON)
                .until(
                        () -> service
                                .getBean(MeterRegistry.class)
                                .find("events.stalled")
                                .tags("kind", kind, "name", name)
                                .gauges()
                                .stream()
                                .mapToDouble(Gauge::value)
                                .sum(),
                        seconds -> seconds > 0);
    }

    private static InboundRecord inbound(CloudEvent event) {
        return new InboundRecord(
                event.getType(),
                5,
                System.nanoTime(),
                bytes(String.valueOf(event.getSubject())),
                List.of(),
                new JsonFormat().serialize(event));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void create(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", TestPlatform.kafka().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }
}
