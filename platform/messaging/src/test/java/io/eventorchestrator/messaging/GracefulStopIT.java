package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Limits;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A stop in the middle of the work: work in progress is finished, the rest is delivered again, and each event takes
 * effect once. The sidecar delivers one bulk of a group at a time, and may not learn that the last one was handled.
 */
class GracefulStopIT {

    private static final Logger LOG = LoggerFactory.getLogger(GracefulStopIT.class);
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final String GROUP = "inventory-service-order-reservations";
    private static final String PLACED = "orders.order.placed";
    private static final String DEAD_LETTERS = PLACED + "." + GROUP + ".dlq";
    private static final int EVENTS = 1_000;
    private static final long ONE_BULK = recordsOfABulk();

    private final Outsider outsider = new Outsider(TestPlatform.kafka().bootstrapServers());
    private final DaprSidecar.Address address =
            new DaprSidecar.Address("inventory-service", Ports.free(), Ports.free(), Ports.free());
    private final List<CloudEvent> events = IntStream.range(0, EVENTS)
            .mapToObj(i -> orderPlaced(UUID.randomUUID(), "SLOW"))
            .toList();
    private List<RecordMetadata> sent = List.of();

    private static int recordsOfABulk() {
        Limits limits = Catalogue.load().limits();
        return limits.recordsPerDelivery(limits.eventTopic());
    }

    @Test
    void theApplicationStopsBeforeItsSidecar() throws Exception {
        DaprSidecar sidecar = TestPlatform.sidecar(address);
        ConfigurableApplicationContext service = inTheMiddleOfTheWork("dapr");

        service.close();
        sidecar.close();

        assertThat(handledAndNotAcknowledged()).isBetween(0L, ONE_BULK);
        assertTheRestIsHandledBesideASidecar();
    }

    @Tag("full")
    @Test
    void theSidecarStopsBeforeItsApplication() throws Exception {
        DaprSidecar sidecar = TestPlatform.sidecar(address);
        ConfigurableApplicationContext service = inTheMiddleOfTheWork("dapr");

        sidecar.close();
        service.close();

        assertThat(handledAndNotAcknowledged()).isBetween(0L, ONE_BULK);
        assertTheRestIsHandledBesideASidecar();
    }

    @Test
    void aConsumerWithoutASidecarStops() throws Exception {
        inTheMiddleOfTheWork("kafka").close();

        assertThat(handledAndNotAcknowledged()).isZero();
        assertTheRestIsHandled("kafka");
    }

    private void assertTheRestIsHandledBesideASidecar() {
        try (DaprSidecar restarted = TestPlatform.sidecar(address)) {
            assertThat(restarted).isNotNull();
            assertTheRestIsHandled("dapr");
        }
    }

    private ConfigurableApplicationContext inTheMiddleOfTheWork(String transport) {
        ConfigurableApplicationContext service = start(transport);
        sent = outsider.producer()
                .sendRaw(events.stream().map(GracefulStopIT::built).toList());
        await().atMost(SOON).until(() -> handled() > EVENTS / 10);
        return service;
    }

    private static ProducerRecord<byte[], byte[]> built(CloudEvent event) {
        return new ProducerRecord<>(
                PLACED, key(event).getBytes(StandardCharsets.UTF_8), new JsonFormat().serialize(event));
    }

    /** Counts the events that will be delivered again although they were handled. */
    private long handledAndNotAcknowledged() throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        int handled = handled();
        long acknowledged = sent.stream()
                .filter(each -> committed.containsKey(partition(each)))
                .filter(each -> each.offset() < committed.get(partition(each)).offset())
                .count();
        LOG.info("Stopped after {} of {} events; {} are acknowledged", handled, EVENTS, acknowledged);
        assertThat(handled).isLessThan(EVENTS);
        return handled - acknowledged;
    }

    private static TopicPartition partition(RecordMetadata sent) {
        return new TopicPartition(sent.topic(), sent.partition());
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", TestPlatform.kafka().bootstrapServers()))) {
            return admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get(1, TimeUnit.MINUTES);
        }
    }

    private void assertTheRestIsHandled(String transport) {
        try (ConfigurableApplicationContext again = start(transport)) {
            assertThat(again.isRunning()).isTrue();
            await().atMost(SOON).until(() -> handled() >= EVENTS);
            assertThat(handled()).isEqualTo(EVENTS);
            List<String> keys = events.stream().map(GracefulStopIT::key).toList();
            assertThat(outsider.reader().read(DEAD_LETTERS, keys::contains)).isEmpty();
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
    private int handled() {
        return JdbcClient.create(new DriverManagerDataSource(
                        TestPlatform.postgres().jdbcUrl(),
                        "postgres",
                        TestPlatform.postgres().password("postgres")))
                .sql("select count(*) from inventory.handled_order where order_id = any(:orders)")
                .param(
                        "orders",
                        events.stream()
                                .map(event -> UUID.fromString(key(event)))
                                .toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    private static String key(CloudEvent event) {
        return String.valueOf(event.getSubject());
    }
}
