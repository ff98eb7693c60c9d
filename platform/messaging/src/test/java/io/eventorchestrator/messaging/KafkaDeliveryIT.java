package io.eventorchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.jackson.JsonFormat;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The journeys with Kafka's own client. */
class KafkaDeliveryIT extends FuzzJourneys {

    private static final int LISTENER = Ports.free();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void kafka(DynamicPropertyRegistry registry) {
        registry.add("events.transport", () -> "kafka");
        registry.add("server.port", () -> 0);
        registry.add("events.dapr.listener.port", () -> LISTENER);
        registry.add(
                "spring.kafka.bootstrap-servers", () -> TestPlatform.kafka().bootstrapServers());
    }

    // Kafka's client shows all headers in order.
    @Override
    void assertOriginal(FuzzedRecord sent, ConsumerRecord<byte[], byte[]> letter) {
        List<Header> kept = sent.headers().stream()
                .<Header>map(header -> new RecordHeader(keptAs(header.key()), header.value()))
                .toList();
        assertThat(letter.key()).as(sent.kind()).isEqualTo(sent.key());
        assertThat(letter.value()).as(sent.kind()).isEqualTo(sent.value());
        assertThat(originals(letter)).as(sent.kind()).isEqualTo(kept);
        assertThat(text(letter, "dlq-not-kept")).isEmpty();
        assertThat(letter.headers().lastHeader("dlq-read-by")).as(sent.kind()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {Warehouse.BROKEN, "TEA"})
    void aLetterKeepsEveryByteThroughRetryAndReplay(String sku) {
        UUID order = UUID.randomUUID();
        byte[] event = new JsonFormat().serialize(SampleEvent.orderPlaced(order, sku));
        byte[] value = sku.equals(Warehouse.BROKEN) ? event : Arrays.copyOf(event, event.length - 1);
        byte[] key = {(byte) 0xff, 0, (byte) 0xc3};
        List<Header> headers = List.of(
                new RecordHeader("z", new byte[] {(byte) 0xfe, 0}),
                new RecordHeader("none", (byte[]) null),
                new RecordHeader("z", bytes("the second of its name")),
                new RecordHeader("", new byte[0]));
        outsider.producer().sendRaw(List.of(new ProducerRecord<>(PLACED, 3, key, value, headers)));

        ConsumerRecord<byte[], byte[]> letter = awaitLetter(DEAD_LETTERS, value);
        outsider.replay().sendRaw(letter, 1);
        ConsumerRecord<byte[], byte[]> again = awaitLetter(ForeignReplay.TOPIC + ".dlq", value);

        assertThat(List.of(letter, again)).allSatisfy(one -> {
            assertThat(one.key()).isEqualTo(key);
            assertThat(originals(one)).isEqualTo(headers);
            assertThat(one.value()).isEqualTo(value);
            assertThat(text(one, "dlq-origin-partition")).isEqualTo("3");
        });
        assertThat(letter.partition()).isEqualTo(3);
        assertThat(text(again, "dlq-replays")).isEqualTo("1");
    }

    @ParameterizedTest
    @NullAndEmptySource
    void aLetterKeepsAMissingValueApartFromAnEmptyOne(byte @Nullable [] value) {
        byte[] key = bytes(UUID.randomUUID().toString());
        outsider.producer().sendRaw(List.of(new ProducerRecord<>(PLACED, key, value)));

        assertThat(letterAndThatOfItsReplay(key)).allSatisfy(one -> {
            assertThat(one.value()).isEqualTo(value);
            assertThat(text(one, "dlq-reason")).isEqualTo("not-json");
            assertThat(text(one, "dlq-not-kept")).isEmpty();
        });
    }

    @Test
    void noPortIsOpenForASidecar() {
        assertThatThrownBy(() -> new Socket("127.0.0.1", LISTENER).close()).isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events/inventory-service-order-reservations", "/events/health", "/dapr/subscribe"})
    void noRouteAcceptsEventsOverHttp(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofString("{\"entries\":[]}"))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(404);
    }
}
