package io.eventorchestrator.tooling.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services' health is printed with its reason, and can't control the terminal. */
class ProgressReportTest {

    private static final String WAITING = "\"outbox.pending\":3,\"outbox.setAside\":1,\"inbox.parked\":2";

    private final StringWriter output = new StringWriter();
    private final ProgressReport report = report(Set.of());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aServiceThatIsUpIsPrintedWithWhatWaits() {
        answer(200, "{\"status\":\"UP\",\"details\":{\"transport\":\"answers\",\"stalled\":[]," + WAITING + "}}");

        assertThat(isAllMoving()).isTrue();
        assertThat(output.toString()).contains("order-service ", "3 to publish, 1 set aside, 2 parked");
    }

    @Test
    void aStallIsPrintedWithItsReasonInALine() {
        answer(503, """
            {"status":"DOWN","details":{"transport":"answers",%s,
             "stalled":["outbox of topic x: nothing moved for 61 s: gone\\n\\u001b[2J","loop y: z"]}}
            """.formatted(WAITING));

        assertThat(isAllMoving()).isFalse();
        assertThat(output.toString().lines())
                .contains("    outbox of topic x: nothing moved for 61 s: gone\\u000a\\u001b[2J", "    loop y: z");
    }

    @Test
    void anUnavailableDatabaseIsPrinted() {
        answer(503, """
            {"status":"DOWN","details":{"transport":"does not answer","stalled":[],
             "consumption":"paused: the database does not answer"}}
            """);

        assertThat(isAllMoving()).isFalse();
        assertThat(output.toString()).contains("paused: the database does not answer", "the transport does not answer");
    }

    @Test
    void aServiceThatIsLeftToItsDeveloperIsPrintedWithoutEffectOnTheResult() {
        answer(
                503,
                "{\"status\":\"DOWN\",\"details\":{\"transport\":\"does not answer\",\"stalled\":[\"loop y: z\"]}}");

        assertThat(isAllMoving(report(Set.of("order-service")))).isTrue();
        assertThat(output.toString()).contains("loop y: z");
    }

    @Test
    void otherAnswersAreIgnored() {
        answer(200, "<html>");
        assertThat(isAllMoving()).isTrue();
        assertThat(output.toString()).contains("does not answer");
    }

    @Test
    void aStoppedServiceDoesNotAnswer() {
        server.stop(0);
        assertThat(isAllMoving()).isTrue();
        assertThat(output.toString()).contains("does not answer");
    }

    private ProgressReport report(Set<String> developed) {
        return new ProgressReport(Duration.ofSeconds(1), developed, Set.of(), new PrintWriter(output));
    }

    private boolean isAllMoving() {
        return isAllMoving(report);
    }

    private boolean isAllMoving(ProgressReport report) {
        return report.services(Map.of(
                "order-service", "http://127.0.0.1:" + server.getAddress().getPort(), "Kafka", "127.0.0.1:9092"));
    }

    private void answer(int status, String body) {
        server.createContext("/actuator/health/messaging", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
