package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sidecar with the production overlay's components, at a broker that requires a login with SCRAM over TLS. */
class ProductionLoginIT {

    private static final int LOGIN_PORT = Ports.free();
    private static final String PLACED = "orders.order.placed";

    @TempDir
    private static Path data;

    private static LocalKafka broker;

    @TempDir
    private Path folder;

    private final DaprSidecar.Address address =
            new DaprSidecar.Address("order-service", Ports.free(), Ports.free(), Ports.free());

    @BeforeAll
    static void start() {
        broker = LocalKafka.startWithLogin(data, Ports.free(), LOGIN_PORT);
        broker.create(Catalogue.load().topics());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void anEventPublishedWithTheRightLoginReachesItsTopic() throws Exception {
        String key = UUID.randomUUID().toString();

        try (DaprSidecar sidecar = sidecar(LocalKafka.USER)) {
            assertThat(sidecar).isNotNull();
            await().atMost(Duration.ofMinutes(5)).until(() -> publish(key) == 204);
        }

        assertThat(new Topics(broker.bootstrapServers()).written(PLACED, key)).isPositive();
    }

    @Test
    void aRefusedLoginEndsTheSidecarWithOneClearLine() {
        assertThatThrownBy(() -> sidecar("wrong")).hasMessageStartingWith("The sidecar of order-service ended, see ");

        assertThat(TestPlatform.log(address))
                .content()
                .contains("INIT_COMPONENT_FAILURE", "SASL Authentication failed")
                .doesNotContain("wrong");
    }

    private DaprSidecar sidecar(String password) throws IOException {
        Path components = new ProductionComponents(folder)
                .write("127.0.0.1:" + LOGIN_PORT, password, Files.readString(data.resolve("ca.crt")));
        return TestPlatform.sidecar(address, "named by a secret", components);
    }

    private int publish(String key) throws IOException, InterruptedException {
        String path = "/v1.0/publish/events/" + PLACED + "?metadata.rawPayload=true&metadata.partitionKey=" + key;
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.httpPort() + path))
                .header("dapr-api-token", address.tokens().api())
                .POST(BodyPublishers.ofString("{}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
