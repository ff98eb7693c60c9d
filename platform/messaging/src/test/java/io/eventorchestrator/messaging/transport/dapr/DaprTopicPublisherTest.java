package io.eventorchestrator.messaging.transport.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.Acknowledgement.Accepted;
import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.Acknowledgement.Refused;
import io.eventorchestrator.messaging.transport.MissingPartitions;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sidecar's possible answers, and the resulting acknowledgements. */
class DaprTopicPublisherTest {

    private static final String TOPIC = "orders.order.placed";
    private static final int BODY = 20_000;

    private final JsonMapper json = JsonMapper.shared();
    private final List<String> taken = new ArrayList<>();
    private HttpServer sidecar;

    private Duration patience = Duration.ofMinutes(10);

    @BeforeEach
    void start() throws IOException {
        sidecar = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        sidecar.start();
    }

    @AfterEach
    void stop() {
        sidecar.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"413,''", "400,'{\"message\":\"body size too large\"}'"})
    void aRequestThatIsTooLargeIsSplitUntilTheCulpritIsAlone(int status, String text) {
        answer(exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (body.length > BODY) {
                send(exchange, status, text);
            } else {
                json.readTree(body)
                        .forEach(entry -> taken.add(
                                entry.path("metadata").path("partitionKey").asString()));
                send(exchange, 204, "");
            }
        });

        List<Acknowledgement> answers = publish(100, 63, 2 * BODY);

        assertThat(answers.get(63))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reach()).isEqualTo(Reach.RECORD));
        assertThat(answers).filteredOn(Accepted.class::isInstance).hasSize(99);
        assertThat(taken).hasSize(99).doesNotHaveDuplicates();
    }

    @Test
    void eachEntryIsJudgedByItsOwnError() {
        answer(exchange -> {
            List<String> failed = new ArrayList<>();
            for (JsonNode entry : json.readTree(exchange.getRequestBody().readAllBytes())) {
                int id = Integer.parseInt(entry.path("entryId").asString());
                if (id < 3) {
                    String error = List.of(
                                    "partition 9 is out of range, topic has 6",
                                    "dial tcp 127.0.0.1:9092: connect: connection refused",
                                    "kafka server: The client is not authorized to access this topic")
                            .get(id);
                    failed.add("{\"entryId\":\"%d\",\"error\":\"%s\"}".formatted(id, error));
                }
            }
            send(exchange, 500, "{\"failedEntries\":[" + String.join(",", failed) + "]}");
        });

        assertThat(publish(4, 3, 10))
                .extracting(DaprTopicPublisherTest::judgement)
                .containsExactly("RECORD", "BROKER", "TOPIC", "Accepted");
        patience = Duration.ZERO;
        assertThat(publish(4, 3, 10))
                .extracting(DaprTopicPublisherTest::judgement)
                .containsExactly("Refused", "BROKER", "TOPIC", "Accepted");
    }

    @ParameterizedTest
    @CsvSource({
        "403,'{\"errorCode\":\"ERR_PUBSUB_FORBIDDEN\"}',TOPIC",
        "404,'{\"errorCode\":\"ERR_PUBSUB_NOT_FOUND\"}',TOPIC",
        "401,'',BROKER",
        "500,'<html>a proxy</html>',BROKER",
        "500,'{\"failedEntries\":[{\"entryId\":\"x\"}]}',BROKER",
        "503,'',BROKER"
    })
    void anAnswerToTheWholeBulkHasTheScopeOfItsFailure(int status, String text, String reach) {
        answer(exchange -> {
            exchange.getRequestBody().readAllBytes();
            send(exchange, status, text);
        });

        assertThat(publish(3, 0, 10))
                .hasSize(3)
                .allMatch(answer -> judgement(answer).equals(reach));
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private void answer(Answer answer) {
        sidecar.createContext("/", exchange -> {
            try (exchange) {
                answer.to(exchange);
            }
        });
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private List<Acknowledgement> publish(int number, int other, int size) {
        DaprProperties.Listener listener = new DaprProperties.Listener(InetAddress.getLoopbackAddress(), 1);
        DaprProperties properties = new DaprProperties(
                "events",
                "127.0.0.1",
                1,
                sidecar.getAddress().getPort(),
                Duration.ofSeconds(10),
                "",
                "",
                listener,
                true);
        DaprTopicPublisher publisher = new DaprTopicPublisher(
                new SidecarPublisher(properties, json),
                new PublishComponents("events", Catalogue.load()),
                json,
                10_000_000,
                new MissingPartitions(patience, () -> Duration.ofSeconds(30)));
        return publisher.publish(
                TOPIC,
                IntStream.range(0, number)
                        .mapToObj(i -> new OutboundRecord(
                                TOPIC,
                                ("k-" + i).getBytes(StandardCharsets.UTF_8),
                                0,
                                List.of(),
                                new byte[i == other ? size : 500]))
                        .toList());
    }

    private static String judgement(Acknowledgement answer) {
        return switch (answer) {
            case Accepted accepted -> "Accepted";
            case Refused refused -> "Refused";
            case Failed failed -> failed.reach().name();
        };
    }
}
