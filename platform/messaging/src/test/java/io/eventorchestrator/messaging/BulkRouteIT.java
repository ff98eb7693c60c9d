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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The route answers for every entry of a bulk, whatever it contains, and the healthy entries are handled. */
class BulkRouteIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final DaprSidecar.Address ADDRESS =
            new DaprSidecar.Address("inventory-service", Ports.free(), Ports.free(), Ports.free());
    private static final String GROUP = "inventory-service-order-reservations";
    private static final String PLACED = "orders.order.placed";
    private static final Duration SOON = Duration.ofMinutes(5);

    private static DaprSidecar sidecar;
    private static ConfigurableApplicationContext service;
    private static int offset = 3_000_000;

    @BeforeAll
    static void start() {
        sidecar = TestPlatform.sidecar(ADDRESS);
        service = TestService.start(
                ADDRESS, Map.of("events.progress.stalled-after", "2s", "events.progress.look", "200ms"));
    }

    @AfterAll
    static void stop() {
        service.close();
        sidecar.close();
    }

    static String[] oddEntries() {
        return new String[] {
            "{'entryId':'0','event':'e30=','metadata':null}",
            "{'entryId':'0','event':'e30='}",
            "{'entryId':'0','metadata':{'__topic':'orders.order.placed','__partition':'0','__offset':'2999999'}}",
            "{'entryId':'0','event':null,'metadata':{'__offset':'6'}}",
            "{'entryId':'0','event':5}",
            "{'entryId':'0','event':['e30=']}",
            "{'entryId':'0','event':'no base64: é'}",
            "{'entryId':'0','event':'e30=','metadata':5}",
            "{'entryId':'0','event':'e30=','metadata':[{}]}",
            "{'entryId':'0','event':'e30=','metadata':{'__partition':'abc','__offset':'abc'}}",
            "{'entryId':'0','event':'e30=','metadata':{'__partition':'99999999999','__offset':'7'}}",
            "{'entryId':'0','event':'e30=','metadata':{'__partition':-1,'__offset':{'a':[1]}}}",
            "{'entryId':'0','event':'e30=','metadata':{'__topic':'no.such.topic'}}",
            "{'entryId':'0','event':'e30=','metadata':{'__topic':null,'__key':null,'h':null,'i':5}}",
            "{'entryId':'0','event':'e30=','metadata':{'__key':{'a':1},'h':[[]]}}",
            "{'entryId':'0','event':'e30=','metadata':{'%s':'1'}}".formatted("n".repeat(60_000)),
            "{'entryId':'0','event':'e30=','metadata':{'\\u0000':'\\udc00\\u0000'}}",
            "{'entryId':'0','event':%s%s}".formatted("{'a':".repeat(600) + "1", "}".repeat(600)),
            "{'entryId':'0','event':%s%s}".formatted("{'a':".repeat(9_000) + "1", "}".repeat(9_000)),
            "{'entryId':'0','event':{'a':%s}}".formatted("9".repeat(2_000)),
            "{'entryId':'0','event':{'specversion':'1.0','data':1e999999999}}",
            "{'entryId':0,'event':'e30='}",
            "{'entryId':null,'event':'e30='}",
            "{'event':'e30='}",
            "{}",
            "5",
            "null",
            "[[]]",
            "'text'"
        };
    }

    @ParameterizedTest
    @MethodSource("oddEntries")
    void everyEntryIsAnsweredAndTheHealthyOnesAreHandled(String odd) throws Exception {
        CloudEvent before = orderPlaced(UUID.randomUUID(), "TEA");
        CloudEvent behind = orderPlaced(UUID.randomUUID(), "TEA");

        JsonNode statuses =
                deliver(GROUP, entry("a", before) + "," + odd.replace('\'', '"') + "," + entry("b", behind));

        assertThat(statuses.valueStream().map(status -> status.path("status").asString()))
                .containsExactly("SUCCESS", "SUCCESS", "SUCCESS");
        assertThat(statuses.path(0).path("entryId").asString()).isEqualTo("a");
        assertThat(statuses.path(2).path("entryId").asString()).isEqualTo("b");
        assertThat(handled(before)).isOne();
        assertThat(handled(behind)).isOne();
        await().atMost(SOON).until(() -> rows("select count(*) from event_outbox") == 0);
    }

    @Test
    void entriesWithTheSameIdAreAnsweredSeparately() throws Exception {
        CloudEvent one = orderPlaced(UUID.randomUUID(), "TEA");
        CloudEvent other = orderPlaced(UUID.randomUUID(), "TEA");

        assertThat(deliver(GROUP, entry("a", one) + "," + entry("a", other))).hasSize(2);
        assertThat(handled(one) + handled(other)).isEqualTo(2);
    }

    @Test
    void theReadableEntriesOfABrokenBulkAreAnswered() throws Exception {
        CloudEvent one = orderPlaced(UUID.randomUUID(), "TEA");

        JsonNode statuses = deliver(GROUP, entry("a", one) + ",{\"entryId\":\"b\",\"event\":\"");

        assertThat(statuses.valueStream().map(status -> status.path("entryId").asString()))
                .containsExactly("a");
        assertThat(handled(one)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "5", "null", "{", "{}", "{\"entries\":5}", "{\"entries\":null}", "\0"})
    void aBodyWithoutEntriesGetsAnAnswerWithoutEntries(String body) throws Exception {
        assertThat(post("/events/" + GROUP, body)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("oddEntries")
    void entriesThatAreNotRoutedAreAnsweredToo(String odd) throws Exception {
        assertThat(deliver(GROUP + "/not-routed", odd.replace('\'', '"'))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "inventory-service-order-reservations, {, a bulk can't be read to its end",
        "no-such-group, {\"entries\":[{}]}, deliveries fail"
    })
    void healthReportsDeliveriesThatTheSidecarRepeatsForEver(String group, String body, String reason) {
        HealthIndicator health = service.getBean("messagingHealthIndicator", HealthIndicator.class);

        await().atMost(SOON).pollInterval(Duration.ofMillis(200)).until(() -> {
            send("/events/" + group, body);
            String stalled = String.valueOf(health.health().getDetails().get("stalled"));
            return stalled.contains("consumer group " + group + ": nothing moved") && stalled.contains(reason);
        });
    }

    private static String entry(String id, CloudEvent event) {
        return """
                {"entryId":"%s","event":"%s","metadata":{"__topic":"%s","__partition":"0","__offset":"%d","__key":"%s"}}""".formatted(
                        id,
                        Base64.getEncoder().encodeToString(new JsonFormat().serialize(event)),
                        PLACED,
                        offset++,
                        event.getSubject());
    }

    private static JsonNode deliver(String path, String entries) throws IOException, InterruptedException {
        return post(
                "/events/" + path,
                "{\"id\":\"\",\"topic\":\"%s\",\"pubsubname\":\"%s\",\"entries\":[%s],\"type\":\"t\"}"
                        .formatted(PLACED, GROUP, entries));
    }

    private static JsonNode post(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("statuses");
    }

    private static HttpResponse<String> send(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ADDRESS.appPort() + path))
                .header("dapr-api-token", ADDRESS.tokens().application())
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static int handled(CloudEvent event) {
        return rows("select count(*) from handled_order where event_id = '" + event.getId() + "'");
    }

    private static int rows(String count) {
        return service.getBean(JdbcClient.class).sql(count).query(Integer.class).single();
    }
}
