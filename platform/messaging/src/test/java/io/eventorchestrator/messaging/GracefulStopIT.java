package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A stop in the middle of the work: work in progress is finished, the rest is delivered again, and nothing is done
 * twice. If the sidecar or its application ends, offsets of acknowledged records may stay uncommitted: the test counts
 * and prints redelivered events, and asserts that each is committed once.
 */
class GracefulStopIT {

    private static final Logger LOG = LoggerFactory.getLogger(GracefulStopIT.class);
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final String DEAD_LETTERS = "orders.order.placed.inventory-service-order-reservations.dlq";
    private static final int EVENTS = 1_000;

    private final Outsider outsider = new Outsider(TestPlatform.kafka().bootstrapServers());
    private final DaprSidecar.Address address =
            new DaprSidecar.Address("inventory-service", Ports.free(), Ports.free(), Ports.free());
    private final List<CloudEvent> sent = IntStream.range(0, EVENTS)
            .mapToObj(i -> orderPlaced(UUID.randomUUID(), "SLOW"))
            .toList();

    @Test
    void theApplicationStopsBeforeItsSidecar() {
        DaprSidecar sidecar = TestPlatform.sidecar(address);
        ConfigurableApplicationContext service = inTheMiddleOfTheWork("dapr");

        service.close();
        sidecar.close();

        assertThat(redeliveriesUntilAllIsHandledBesideASidecar()).isLessThan(EVENTS);
    }

    @Test
    void theSidecarStopsBeforeItsApplication() {
        DaprSidecar sidecar = TestPlatform.sidecar(address);
        ConfigurableApplicationContext service = inTheMiddleOfTheWork("dapr");

        sidecar.close();
        service.close();

        assertThat(redeliveriesUntilAllIsHandledBesideASidecar()).isLessThan(EVENTS);
    }

    @Test
    void aConsumerWithoutASidecarStops() {
        inTheMiddleOfTheWork("kafka").close();

        assertThat(redeliveriesUntilAllIsHandled("kafka")).isZero();
    }

    private double redeliveriesUntilAllIsHandledBesideASidecar() {
        try (DaprSidecar restarted = TestPlatform.sidecar(address)) {
            assertThat(restarted).isNotNull();
            return redeliveriesUntilAllIsHandled("dapr");
        }
    }

    private ConfigurableApplicationContext inTheMiddleOfTheWork(String transport) {
        ConfigurableApplicationContext service = start(transport);
        outsider.producer().send(sent);
        await().atMost(SOON).until(() -> handled(service) > EVENTS / 10);
        return service;
    }

    private double redeliveriesUntilAllIsHandled(String transport) {
        try (ConfigurableApplicationContext again = start(transport)) {
            int before = handled(again);
            await().atMost(SOON).until(() -> handled(again) >= EVENTS);
            double redelivered = again
                    .getBean(MeterRegistry.class)
                    .find("events.consumed")
                    .tag("outcome", "duplicate")
                    .counters()
                    .stream()
                    .mapToDouble(Counter::count)
                    .sum();
            LOG.info(
                    "Stopped after {} of {} events: {} redelivered, {} handled",
                    before,
                    EVENTS,
                    redelivered,
                    handled(again));
            assertThat(before).isLessThan(EVENTS);
            assertThat(handled(again)).isEqualTo(EVENTS);
            assertThat(outsider.reader().read(DEAD_LETTERS, keys()::contains)).isEmpty();
            return redelivered;
        }
    }

    // A stopping consumer finishes all polled records; with the default limit that could be every event.
    private ConfigurableApplicationContext start(String transport) {
        ConfigurableApplicationContext service = TestService.start(
                address, Map.of("events.transport", transport, "spring.kafka.consumer.max-poll-records", EVENTS / 10));
        service.getBean(Provocations.class)
                .on(
                        "SLOW",
                        database ->
                                database.sql("select pg_sleep(0.005)").query().singleRow());
        return service;
    }

    /** The rows of this test's orders: one for each commit of the handler. */
    private int handled(ConfigurableApplicationContext service) {
        return service.getBean(JdbcClient.class)
                .sql("select count(*) from handled_order where order_id = any(:orders)")
                .param(
                        "orders",
                        sent.stream()
                                .map(event -> UUID.fromString(String.valueOf(event.getSubject())))
                                .toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    private List<String> keys() {
        return sent.stream().map(CloudEvent::getSubject).map(String::valueOf).toList();
    }
}
