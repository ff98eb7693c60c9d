package io.eventorchestrator.messaging.transport.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.invocation.ServiceInvocation;
import io.eventorchestrator.messaging.invocation.ServiceInvocation.Answer;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.HttpEndpoint;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call by a real sidecar to another service's HTTP API. */
class SidecarInvocationIT {

    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void aServiceIsCalledByItsNameWithTheCallersTokenAloneAndOnlyByTheCallerOfItsEndpoint(@TempDir Path folder)
            throws IOException {
        try (CalledService shop = new CalledService(404, "no cart", 7)) {
            new HttpEndpoint("order-service", "shop-service", shop.port(), "SHOP_TOKEN").writeTo(folder);

            assertThat(ask("order-service", folder)).isEqualTo(new Answer(404, "text/plain", "no cart"));
            assertThat(shop.paths()).containsExactly("/carts/1");
            assertThat(shop.header(TokenGuard.TOKEN)).isEmpty();
            assertThat(shop.header("caller-token")).containsExactly("the caller's");

            assertThat(ask("notification-service", folder).status()).isEqualTo(500);
            assertThat(shop.paths()).hasSize(1);
        }
    }

    @Test
    void aServiceCanBeToldToStoreAndToForget(@TempDir Path folder) throws IOException {
        try (CalledService shop = new CalledService(200, "done", 4)) {
            new HttpEndpoint("order-service", "shop-service", shop.port(), "SHOP_TOKEN").writeTo(folder);
            through("order-service", folder, invocation -> {
                invocation.put("shop-service", "carts/1", "{\"lines\":[]}", LONG);
                return invocation.delete("shop-service", "carts/1", LONG);
            });

            assertThat(shop.calls()).containsExactly("PUT /carts/1 {\"lines\":[]}", "DELETE /carts/1 ");
            assertThat(shop.header("content-type")).containsExactly("application/json");
            assertThat(shop.header("caller-token")).containsExactly("the caller's", "the caller's");
        }
    }

    private static Answer ask(String caller, Path endpoints) throws IOException {
        return through(caller, endpoints, invocation -> invocation.get("shop-service", "carts/1", LONG));
    }

    private interface Call {
        Answer by(ServiceInvocation invocation) throws IOException;
    }

    private static Answer through(String caller, Path endpoints, Call call) throws IOException {
        DaprSidecar.Address address = new DaprSidecar.Address(caller, Ports.free(), Ports.free(), Ports.free());
        Map<String, String> secrets =
                Map.of("KAFKA_BROKERS", TestPlatform.kafka().bootstrapServers(), "SHOP_TOKEN", "the caller's");
        try (DaprSidecar sidecar = TestPlatform.sidecar(address, endpoints, secrets)) {
            assertThat(sidecar).isNotNull();
            return call.by(new SidecarInvocation(properties(address)));
        }
    }

    private static DaprProperties properties(DaprSidecar.Address address) {
        return new DaprProperties(
                "events",
                "127.0.0.1",
                address.grpcPort(),
                address.httpPort(),
                LONG,
                address.tokens().api(),
                "app",
                new DaprProperties.Listener(InetAddress.getLoopbackAddress(), address.appPort()),
                false);
    }
}
