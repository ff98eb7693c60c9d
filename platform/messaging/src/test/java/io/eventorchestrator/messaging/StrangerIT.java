package io.eventorchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.HttpProbe;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** A newly started service beside its sidecar is called without its token. */
class StrangerIT {

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Duration LONG_ENOUGH_TO_BE_NOTICED = Duration.ofSeconds(6);

    private final DaprSidecar.Address address =
            new DaprSidecar.Address("inventory-service", Ports.free(), Ports.free(), Ports.free());
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpProbe probe = new HttpProbe();
    private final Logger all = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @AfterEach
    void stopListening() {
        all.detachAppender(lines);
    }

    @Test
    void callsByStrangersNeitherMakeAServiceUnreadyNorLogAFalseError() throws Exception {
        try (DaprSidecar sidecar = TestPlatform.sidecar(address);
                ConfigurableApplicationContext service = TestService.start(address, Map.of())) {
            assertThat(sidecar).isNotNull();
            await().atMost(SOON).until(() -> isHealthy("/readiness"));
            lines.start();
            all.addAppender(lines);

            assertThat(post(address.servicePort(), "")).isEqualTo(404);
            assertThat(post(address.appPort(), "")).isEqualTo(401);
            assertThat(post(address.appPort(), "a guess")).isEqualTo(401);

            await().during(LONG_ENOUGH_TO_BE_NOTICED)
                    .atMost(SOON)
                    .until(() -> isHealthy("") && isHealthy("/readiness"));
            assertThat(service.isRunning()).isTrue();
            stopListening();
        }
        assertThat(lines.list)
                .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .filteredOn(line -> line.getLoggerName().startsWith("io.eventorchestrator"))
                .extracting(line -> line.getLevel() + " " + line.getFormattedMessage())
                .containsExactly("WARN A call without this service's token was refused;"
                        + " events.refused_calls counts any further one");
    }

    private boolean isHealthy(String group) {
        return probe.answers(address.servicePort(), "/actuator/health" + group, 200);
    }

    private int post(int port, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/events/x"))
                .header("dapr-api-token", token)
                .POST(BodyPublishers.ofString("{\"entries\":[]}"))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
