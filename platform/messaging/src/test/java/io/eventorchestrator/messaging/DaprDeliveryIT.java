package io.eventorchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The journeys through a real sidecar with the repository's components. */
class DaprDeliveryIT extends FuzzJourneys {

    private static final DaprSidecar.Address ADDRESS =
            new DaprSidecar.Address("inventory-service", Ports.free(), Ports.free(), Ports.free());
    private static final Set<String> FOR_THE_SIDECAR =
            Set.of("partitionKey", "partitionNumber", "rawPayload", "pubsubName");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static DaprSidecar sidecar;

    @DynamicPropertySource
    static void dapr(DynamicPropertyRegistry registry) {
        sidecar = TestPlatform.sidecar(ADDRESS);
        registry.add("events.transport", () -> "dapr");
        TestService.behind(ADDRESS).forEach((name, value) -> registry.add(name, () -> value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a guess", "ü"})
    void onlyTheSidecarDelivers(String token) {
        for (String path : List.of(
                "/events/any",
                "/events;a=b/any",
                "/%65vents/any",
                "/x/../events/any",
                "/events/..",
                "/events/../not-routed",
                "/events",
                "/events/health/any")) {
            HttpResponse<String> answer = ask(ADDRESS.appPort(), path, token);
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
            assertThat(answer.body())
                    .contains("\"status\":401")
                    .doesNotContain(ADDRESS.tokens().application());
        }
    }

    @Test
    void aDeliveryWithoutTheTokenIsNotRead() {
        CloudEvent event = SampleEvent.orderPlaced(UUID.randomUUID(), "TEA");
        String body = "{\"entries\":[{\"entryId\":\"1\",\"event\":\"%s\"}]}".formatted(base64(event));
        URI route = uri(ADDRESS.appPort(), "/events/inventory-service-order-reservations");

        assertThat(send(HttpRequest.newBuilder(route).POST(BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(jdbc.sql("select count(*) from event_inbox where event_id = ?")
                        .param(event.getId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/events/any",
                "/events/health",
                "/events/token",
                "/events;a=b/any",
                "/%65vents/any",
                "/x/../events/any",
                "/events/..",
                "/events/../not-routed",
                "/events",
                "/dapr/config",
                "/dapr/subscribe",
                "/actors/any/1",
                "/healthz"
            })
    void theSidecarsRoutesAreHiddenFromClients(String path) {
        for (String method : List.of("GET", "POST", "OPTIONS")) {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri(ADDRESS.servicePort(), path))
                    .method(method, BodyPublishers.noBody())
                    .header("dapr-api-token", ADDRESS.tokens().application());
            assertThat(send(request).statusCode()).as(method).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/error", "/actuator", "/actuator/health", "/events/../actuator/health"})
    void theSidecarsPortHasNoRoutesForClients(String path) {
        assertThat(ask(ADDRESS.appPort(), path, ADDRESS.tokens().application()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theHealthRouteNeedsNoToken() {
        assertThat(ask(ADDRESS.appPort(), "/events/health", "").statusCode()).isEqualTo(204);
        assertThat(ask(ADDRESS.servicePort(), "/actuator/health/liveness", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theSidecarLearnsWhetherItsTokenIsRight() {
        assertThat(ask(ADDRESS.appPort(), "/events/token", "").statusCode()).isEqualTo(401);
        assertThat(ask(ADDRESS.appPort(), "/events/token", ADDRESS.tokens().application())
                        .statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dapr/config", "/dapr/subscribe", "/actors/any/1", "/healthz"})
    void theSidecarsOtherCallsNeedItsToken(String path) {
        assertThat(ask(ADDRESS.appPort(), path, "").statusCode()).isEqualTo(401);
    }

    @Test
    void theCodeDeclaresNoSubscriptionsToTheSidecar() {
        HttpResponse<String> answer =
                ask(ADDRESS.appPort(), "/dapr/subscribe", ADDRESS.tokens().application());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[]");
    }

    @Test
    void theSidecarAcceptsNoCallWithoutItsToken() {
        assertThat(ask(ADDRESS.httpPort(), "/v1.0/metadata", "").statusCode()).isEqualTo(401);
        assertThat(ask(ADDRESS.httpPort(), "/v1.0/metadata", ADDRESS.tokens().application())
                        .statusCode())
                .isEqualTo(401);
        assertThat(ask(ADDRESS.httpPort(), "/v1.0/metadata", ADDRESS.tokens().api())
                        .statusCode())
                .isEqualTo(200);
    }

    private static String base64(CloudEvent event) {
        return Base64.getEncoder().encodeToString(new JsonFormat().serialize(event));
    }

    private static HttpResponse<String> ask(int port, String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(port, path));
        return send(token.isEmpty() ? request : request.header("dapr-api-token", token));
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    // The sidecar shows headers as a map of text, without those that look like its own.
    @Override
    void assertOriginal(FuzzedRecord sent, ConsumerRecord<byte[], byte[]> letter) {
        assertKept("key", sent.key(), letter.key(), letter);
        boolean isHidden = sent.value() == null || Arrays.equals(sent.value(), bytes("null"));
        assertThat(letter.value()).as(sent.kind()).isEqualTo(isHidden ? null : sent.value());
        assertThat(List.of(text(letter, "dlq-not-kept").split(", ")).contains("value"))
                .as(sent.kind())
                .isEqualTo(isHidden);
        Map<String, byte[]> kept = new HashMap<>();
        originals(letter).forEach(header -> kept.put(header.key(), header.value()));
        Map<String, byte[]> last = new HashMap<>();
        sent.headers().forEach(header -> last.put(header.key(), header.value() == null ? new byte[0] : header.value()));
        last.keySet().removeIf(name -> name.startsWith("__") || FOR_THE_SIDECAR.contains(name));
        last.forEach((name, value) -> {
            assertThat(kept).as(sent.kind()).containsKey(keptAs(name));
            assertKept("header " + shown(name), value, kept.get(keptAs(name)), letter);
        });
        assertThat(text(letter, "dlq-read-by")).as(sent.kind()).isEqualTo("dapr-sidecar");
    }

    private static void assertKept(
            String part, byte @Nullable [] sent, byte @Nullable [] kept, ConsumerRecord<byte[], byte[]> letter) {
        if (sent != null
                && !Arrays.equals(sent, new String(sent, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8))) {
            assertThat(text(letter, "dlq-not-kept").split(", ")).contains(part);
        } else {
            assertThat(kept).as(part).isEqualTo(sent);
        }
    }

    private static String shown(String name) {
        return name.substring(0, Math.min(name.length(), 100)).replaceAll("[^\\p{Graph}]", "?");
    }

    @Test
    void theDeadLetterNamesThePartsThatTheSidecarHides() {
        String marker = "{" + UUID.randomUUID();
        byte[] noText = {(byte) 0xff, 0};
        List<Header> headers = List.of(new RecordHeader("binary", noText), new RecordHeader("text", bytes("kept")));
        outsider.producer().sendRaw(List.of(new ProducerRecord<>(PLACED, null, noText, bytes(marker), headers)));

        ConsumerRecord<byte[], byte[]> letter = awaitLetter(DEAD_LETTERS, bytes(marker));
        assertThat(text(letter, "dlq-not-kept")).isEqualTo("key, header binary");
        assertThat(text(letter, "text")).isEqualTo("kept");
    }

    @Test
    void theLetterSaysThatTheSidecarReadTheRecordAlsoAfterAReplay() {
        String marker = "{" + UUID.randomUUID();
        List<Header> headers = List.of(
                new RecordHeader("twice", bytes("the first")),
                new RecordHeader("twice", bytes("the last")),
                new RecordHeader("none", (byte[]) null),
                new RecordHeader("__offset", bytes("7")),
                new RecordHeader("partitionKey", bytes("a")));
        outsider.producer().sendRaw(List.of(new ProducerRecord<>(PLACED, null, bytes("k"), bytes(marker), headers)));

        ConsumerRecord<byte[], byte[]> letter = awaitLetter(DEAD_LETTERS, bytes(marker));
        outsider.replay().sendRaw(letter, 1);
        ConsumerRecord<byte[], byte[]> again = awaitLetter(ForeignReplay.TOPIC + ".dlq", bytes(marker));

        assertThat(List.of(letter, again)).allSatisfy(one -> {
            assertThat(originals(one))
                    .containsExactlyInAnyOrder(
                            new RecordHeader("twice", bytes("the last")), new RecordHeader("none", new byte[0]));
            assertThat(text(one, "dlq-not-kept")).isEmpty();
            assertThat(text(one, "dlq-read-by")).isEqualTo("dapr-sidecar");
        });
    }

    // The sidecar delivers a record without a value as the text null, and writes this text as a record without a value.
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "null")
    void theLetterSaysThatAValueMayHaveBeenMissing(@Nullable String value) {
        byte[] key = bytes(UUID.randomUUID().toString());
        outsider.producer().sendRaw(List.of(new ProducerRecord<>(PLACED, key, value == null ? null : bytes(value))));

        assertThat(letterAndThatOfItsReplay(key)).allSatisfy(one -> {
            assertThat(one.value()).isNull();
            assertThat(text(one, "dlq-not-kept")).isEqualTo("value");
        });
    }

    @Test
    void aLetterKeepsAnEmptyValue() {
        byte[] key = bytes(UUID.randomUUID().toString());
        outsider.producer().sendRaw(List.of(new ProducerRecord<>(PLACED, key, new byte[0])));

        assertThat(letterAndThatOfItsReplay(key)).allSatisfy(one -> {
            assertThat(one.value()).isEmpty();
            assertThat(text(one, "dlq-not-kept")).isEmpty();
        });
    }

    @AfterAll
    static void stop() {
        sidecar.close();
    }
}
