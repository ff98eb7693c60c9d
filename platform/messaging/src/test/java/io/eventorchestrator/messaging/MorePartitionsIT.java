package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.Ports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An operator gives an event's topic more partitions than the contract says, and its dead letter topic has fewer. */
@Tag("full")
class MorePartitionsIT {

    private static final String PLACED = "orders.order.placed";
    private static final String DEAD_LETTERS = PLACED + ".inventory-service-order-reservations.dlq";
    private static final int IN_THE_CONTRACT = ContractPartitions.of(DEAD_LETTERS);
    private static final int RAISED = 2 * IN_THE_CONTRACT;
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Map<String, Object> NOTICES_AT_ONCE =
            Map.of("spring.kafka.consumer.properties.metadata.max.age.ms", "500");

    @TempDir
    private static Path folder;

    // A sidecar looks for new partitions every ten minutes, and whenever an instance joins.
    @ParameterizedTest
    @ValueSource(strings = {"kafka", "dapr"})
    void eventsFlowAndDeadLettersHaveAPartition(String transport) throws Exception {
        try (LocalKafka kafka = LocalKafka.start(folder.resolve(transport), Ports.free());
                Outsider outsider = new Outsider(kafka.bootstrapServers())) {
            kafka.create(Catalogue.load().topics());
            try (Running service = join(transport, kafka)) {
                List<CloudEvent> flowing = whileEventsFlow(service, outsider, () -> raise(kafka));
                await().atMost(SOON).until(() -> handled(service, flowing) == flowing.size());
                try (Running second = join(transport, kafka)) {
                    List<CloudEvent> healthy = toEachPartition(outsider);
                    List<String> broken = brokenToEachPartition(outsider, transport);

                    await().atMost(SOON).until(() -> handled(second, healthy) == healthy.size());
                    await().atMost(SOON)
                            .untilAsserted(
                                    () -> assertThat(letters(outsider)).containsExactlyInAnyOrderElementsOf(broken));
                    await().atMost(SOON).until(() -> outbox(second) == 0);
                }
            }
        }
    }

    private static Running join(String transport, LocalKafka kafka) {
        return Running.start(
                transport, kafka.bootstrapServers(), Warehouse.class, "inventory-service", NOTICES_AT_ONCE);
    }

    private static List<CloudEvent> whileEventsFlow(Running service, Outsider outsider, Action action)
            throws Exception {
        List<CloudEvent> flowing = new CopyOnWriteArrayList<>();
        AtomicBoolean go = new AtomicBoolean(true);
        Thread sender = Thread.ofPlatform().start(() -> {
            while (go.get()) {
                CloudEvent event = orderPlaced(UUID.randomUUID(), "TEA");
                outsider.producer().send(event);
                flowing.add(event);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        });
        try {
            await().atMost(SOON).until(() -> handled(service, flowing) > 0);
            action.run();
            int before = flowing.size();
            await().atMost(SOON).until(() -> flowing.size() > 2 * before);
        } finally {
            go.set(false);
            sender.join();
        }
        return flowing;
    }

    private static void raise(LocalKafka kafka) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createPartitions(Map.of(PLACED, NewPartitions.increaseTo(RAISED)))
                    .all()
                    .get();
            await().atMost(SOON)
                    .until(() -> admin.describeTopics(List.of(PLACED))
                                    .allTopicNames()
                                    .get()
                                    .get(PLACED)
                                    .partitions()
                                    .size()
                            == RAISED);
        }
    }

    private static List<CloudEvent> toEachPartition(Outsider outsider) {
        List<CloudEvent> events = IntStream.range(0, RAISED)
                .mapToObj(partition -> orderPlaced(UUID.randomUUID(), "TEA"))
                .toList();
        outsider.producer()
                .sendRaw(IntStream.range(0, RAISED)
                        .mapToObj(partition -> raw(partition, new JsonFormat().serialize(events.get(partition))))
                        .toList());
        return events;
    }

    // Both transports share a database, where the same bytes at the same offset of a topic count as a repetition.
    private static List<String> brokenToEachPartition(Outsider outsider, String transport) {
        List<String> broken = IntStream.range(0, RAISED)
                .mapToObj(partition -> "{broken for " + transport + " in partition " + partition)
                .toList();
        outsider.producer()
                .sendRaw(IntStream.range(0, RAISED)
                        .mapToObj(partition ->
                                raw(partition, broken.get(partition).getBytes(StandardCharsets.UTF_8)))
                        .toList());
        return broken;
    }

    private static ProducerRecord<byte[], byte[]> raw(int partition, byte[] value) {
        return new ProducerRecord<>(PLACED, partition, ("k-" + partition).getBytes(StandardCharsets.UTF_8), value);
    }

    private static List<String> letters(Outsider outsider) {
        return outsider.reader().readRaw(DEAD_LETTERS).stream()
                .peek(letter -> assertThat(letter.partition()).isEqualTo(partition(letter.key()) % IN_THE_CONTRACT))
                .map(letter -> new String(letter.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static int partition(byte[] key) {
        return Integer.parseInt(new String(key, StandardCharsets.UTF_8).substring("k-".length()));
    }

    private static int handled(Running service, List<CloudEvent> events) {
        return service.bean(JdbcClient.class)
                .sql("select count(*) from handled_order where event_id = any(:ids)")
                .param("ids", events.stream().map(CloudEvent::getId).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    private static int outbox(Running service) {
        return service.bean(JdbcClient.class)
                .sql("select count(*) from event_outbox")
                .query(Integer.class)
                .single();
    }

    private interface Action {
        void run() throws Exception;
    }
}
