package io.eventorchestrator.messaging.transport.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.CorrelationScope;
import io.eventorchestrator.messaging.invocation.ServiceInvocation;
import io.eventorchestrator.messaging.invocation.ServiceInvocation.Answer;
import io.eventorchestrator.messaging.tracing.CallTracing;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SidecarInvocationTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void theSidecarIsAskedWithItsTokenAndAnyStatusIsAnAnswer() throws IOException {
        try (CalledService sidecar = new CalledService(503, "later", 5)) {
            assertThat(invocation(sidecar.port()).get("shop-service", "carts/1", LONG))
                    .isEqualTo(new Answer(503, "text/plain", "later"));
            assertThat(sidecar.paths()).containsExactly("/v1.0/invoke/shop-service/method/carts/1");
            assertThat(sidecar.header(TokenGuard.TOKEN)).containsExactly("api");
        }
    }

    @Test
    void jsonIsPutAndAPathIsDeletedLikewise() throws IOException {
        try (CalledService sidecar = new CalledService(409, "taken", 5)) {
            ServiceInvocation invocation = invocation(sidecar.port());
            Answer taken = new Answer(409, "text/plain", "taken");

            assertThat(invocation.put("shop-service", "carts/1", "{\"of\":\"Zoë\"}", LONG))
                    .isEqualTo(taken);
            assertThat(invocation.delete("shop-service", "carts/1", LONG)).isEqualTo(taken);

            assertThat(sidecar.calls())
                    .containsExactly(
                            "PUT /v1.0/invoke/shop-service/method/carts/1 {\"of\":\"Zoë\"}",
                            "DELETE /v1.0/invoke/shop-service/method/carts/1 ");
            assertThat(sidecar.header("content-type")).containsExactly("application/json");
            assertThat(sidecar.header(TokenGuard.TOKEN)).containsExactly("api", "api");
        }
    }

    @Test
    void aCallCarriesTheCorrelationIdOfItsScope() throws IOException {
        try (CalledService sidecar = new CalledService(200, "here", 4)) {
            ServiceInvocation invocation = invocation(sidecar.port());

            CorrelationScope.call("story-1", () -> invocation.get("shop-service", "carts/1", LONG));
            CorrelationScope.call("two\nlines", () -> invocation.get("shop-service", "carts/1", LONG));
            invocation.get("shop-service", "carts/1", LONG);

            assertThat(sidecar.calls()).hasSize(3);
            assertThat(sidecar.header("correlation-id")).containsExactly("story-1");
        }
    }

    @Test
    void anAnswerThatNeverEndsIsAbandoned() throws IOException {
        try (CalledService sidecar = new CalledService(200, "only the beginn", 500)) {
            assertThatThrownBy(() -> invocation(sidecar.port()).get("shop-service", "carts/1", Duration.ofMillis(300)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("no answer within PT0.3S");
        }
    }

    @Test
    void anAnswerThatTricklesIsAbandonedInTimeAndItsConnectionEnds() throws IOException {
        try (EndlessService sidecar = new EndlessService(1, Duration.ofMillis(20))) {
            assertThatThrownBy(() -> invocation(sidecar.port()).get("shop-service", "carts/1", Duration.ofMillis(300)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("no answer within PT0.3S");
            await().atMost(LONG).until(sidecar::isAbandoned);
        }
    }

    @Test
    void anAnswerThatIsTooLargeIsAbandonedAtItsLimit() throws IOException {
        try (EndlessService sidecar = new EndlessService(64 << 10, Duration.ZERO)) {
            assertThatThrownBy(() -> invocation(sidecar.port()).put("shop-service", "carts/1", "{}", LONG))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("its answer is larger than 1000000 bytes");
            await().atMost(LONG).until(sidecar::isAbandoned);
        }
    }

    @Test
    void aSidecarThatIsGoneIsNoAnswer() throws IOException {
        int gone;
        try (CalledService sidecar = new CalledService(200, "", 0)) {
            gone = sidecar.port();
        }

        assertThatThrownBy(() -> invocation(gone).get("shop-service", "carts/1", LONG))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ConnectException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8082", "https://shop", "a/../b", "shop?x=1", ""})
    void onlyANameIsCalled(String address) {
        assertThatThrownBy(() -> invocation(1).get(address, "carts/1", LONG))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ServiceInvocation invocation(int port) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        DaprProperties properties = new DaprProperties(
                "events", "127.0.0.1", 1, port, LONG, "api", "app", new DaprProperties.Listener(loopback, 1), false);
        return new SidecarInvocation(properties, new CallTracing(ObservationRegistry.NOOP));
    }
}
