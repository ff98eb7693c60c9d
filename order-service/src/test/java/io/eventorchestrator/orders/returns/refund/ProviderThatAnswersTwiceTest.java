package io.eventorchestrator.orders.returns.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.orders.returns.application.RefundGateway.Cancellation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The second answer to a request, on the same connection, must not be taken for the answer to the next request. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProviderThatAnswersTwiceTest {

    private static final int CALLS = 10;
    private static final Pattern REQUEST = Pattern.compile("POST /refunds/([0-9a-f-]{36})/cancellation HTTP/1.1");

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void noAnswerIsTakenForThatToAnotherReturn() {
        HttpRefundGateway gateway = new HttpRefundGateway(new RefundProperties(
                "http://localhost:" + server.getLocalPort(), "", Duration.ofSeconds(30), Duration.ofSeconds(30)));

        // Only the first return is paid.
        assertThat(gateway.cancel(new UUID(0, 0), 1999, "EUR")).isEqualTo(Cancellation.ALREADY_PAID);
        assertThat(IntStream.rangeClosed(1, CALLS).mapToObj(i -> gateway.cancel(new UUID(0, i), 1999, "EUR")))
                .hasSize(CALLS)
                .containsOnly(Cancellation.CANCELLED);
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = server.accept();
                Thread.ofVirtual().start(() -> answer(caller));
            }
        } catch (IOException closedByTheTest) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    private static void answer(Socket caller) {
        try (caller;
                BufferedReader requests =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream answers = caller.getOutputStream()) {
            String line = requests.readLine();
            while (line != null) {
                Matcher request = REQUEST.matcher(line);
                if (request.matches()) {
                    byte[] answer = answer(request.group(1)).getBytes(StandardCharsets.US_ASCII);
                    answers.write(answer);
                    answers.write(answer);
                    answers.flush();
                }
                line = requests.readLine();
            }
        } catch (IOException callerIsGone) {
            assertThat(callerIsGone).isNotNull();
        }
    }

    private static String answer(String returnId) {
        String state = returnId.equals(new UUID(0, 0).toString()) ? "REFUNDED" : "CANCELLED";
        String body = "{\"returnId\":\"%s\",\"state\":\"%s\",\"amount\":1999,\"currency\":\"EUR\"}"
                .formatted(returnId, state);
        return "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body);
    }
}
