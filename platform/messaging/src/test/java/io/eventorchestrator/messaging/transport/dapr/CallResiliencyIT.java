package io.eventorchestrator.messaging.transport.dapr;

import static io.eventorchestrator.messaging.transport.dapr.CalledThroughSidecar.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.invocation.ServiceInvocation;
import io.eventorchestrator.platform.HttpEndpoint;
import io.eventorchestrator.platform.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The resiliency that a real sidecar applies to calls of another service, as the contract declares them. */
class CallResiliencyIT {

    private static final String CALLED = "inventory-service";

    @TempDir
    private Path folder;

    @Test
    void aServiceThatIsDownIsSparedByAnOpenBreakerAndCalledAgainOnceItIsBack() throws IOException {
        int port = Ports.free();
        try (CalledThroughSidecar sidecar = sidecar(port)) {
            await().atMost(LONG).until(() -> ask(sidecar).contains("circuit breaker is open"));

            assertThat(sidecar.log()).contains("changed state from closed to open");
            assertThat(sidecar.metrics().lines())
                    .anyMatch(line -> line.startsWith("dapr_resiliency_activations_total{")
                            && line.contains("policy=\"circuitbreaker\"")
                            && line.contains("status=\"open\"")
                            && line.contains("target=\"app_inventory-service\""));
            try (CalledService back = new CalledService(port, 200, "here", 4)) {
                await().atMost(LONG).until(() -> ask(sidecar).equals("here"));
                assertThat(back.calls()).hasSize(1);
            }
        }
    }

    @Test
    void aWriteThatNoServiceAnsweredIsRepeatedOnceWithItsBody() throws IOException {
        try (CalledService gateway = new CalledService(503, "later", 5);
                CalledThroughSidecar sidecar = sidecar(gateway.port())) {
            ServiceInvocation invocation = sidecar.invocation();

            assertThat(invocation.put(CALLED, "carts/1", "{}", LONG).status()).isEqualTo(503);

            assertThat(gateway.calls()).containsExactly("PUT /carts/1 {}", "PUT /carts/1 {}");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 409, 500})
    void anAnswerOfTheServiceIsNotRepeated(int status) throws IOException {
        try (CalledService service = new CalledService(status, "no", 2);
                CalledThroughSidecar sidecar = sidecar(service.port())) {
            assertThat(sidecar.invocation().get(CALLED, "carts/1", LONG).status())
                    .isEqualTo(status);

            assertThat(service.calls()).hasSize(1);
        }
    }

    @Test
    void aServiceThatTakesTooLongIsAskedTwiceAndGivesTheCallerAReasonInTime() throws IOException {
        try (SilentService silent = new SilentService();
                CalledThroughSidecar sidecar = sidecar(silent.port())) {
            assertThat(sidecar.invocation()
                            .get(CALLED, "carts/1", Duration.ofMinutes(1))
                            .body())
                    .contains("deadline exceeded");

            assertThat(silent.requests()).isEqualTo(2);
        }
    }

    private CalledThroughSidecar sidecar(int port) {
        return new CalledThroughSidecar(
                "order-service", new HttpEndpoint("order-service", CALLED, port, "RETURNS_TOKEN"), folder);
    }

    private static String ask(CalledThroughSidecar sidecar) throws IOException {
        return sidecar.invocation().get(CALLED, "carts/1", LONG).body();
    }
}
