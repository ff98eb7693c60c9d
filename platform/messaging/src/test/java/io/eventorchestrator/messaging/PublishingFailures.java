package io.eventorchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Limits;
import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.Acknowledgement.Accepted;
import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.Acknowledgement.Refused;
import io.eventorchestrator.messaging.transport.EventTransport;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.Ports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of publish failure is recognised, on a separate broker, and has the smallest possible scope. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PublishingFailures {

    static final String TOPIC = "inventory.stock.depleted";
    static final String OTHER = "inventory.stock.released";
    private static final String GONE = "inventory.stock.rejected";
    private static final String NARROW = "inventory.stock.reserved";
    private static final String LETTERS = "orders.order.placed.inventory-service-order-reservations.dlq";
    static final Duration SOON = Duration.ofMinutes(5);
    private static final Limits LIMITS = Catalogue.load().limits();

    private final int port = Ports.free();
    private Path folder;
    private LocalKafka kafka;
    private Service service;

    /** The publisher of one transport. */
    interface Service extends AutoCloseable {

        EventTransport transport();

        @Override
        void close();
    }

    abstract Service start(String brokers);

    abstract int triesWhileTheBrokerIsAway();

    @BeforeAll
    void startAll(@TempDir Path data) {
        folder = data;
        kafka = LocalKafka.start(folder, port);
        kafka.create(Catalogue.load().topics());
        service = start(kafka.bootstrapServers());
        List.of(TOPIC, OTHER, GONE, NARROW, LETTERS).forEach(this::awaitAccepted);
    }

    // Leaders of new topics are elected a moment later.
    private void awaitAccepted(String topic) {
        List<OutboundRecord> toEachPartition = IntStream.range(0, 6)
                .mapToObj(partition -> outbound(topic, "first-" + partition, partition, 10))
                .toList();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(publish(toEachPartition)).hasOnlyElementsOfType(Accepted.class));
    }

    @AfterAll
    void stopAll() {
        service.close();
        kafka.close();
    }

    @Test
    void aBulkForOnePartitionIsAcceptedOnce() {
        String run = UUID.randomUUID() + "-";
        List<OutboundRecord> bulk = IntStream.range(0, 500)
                .mapToObj(i -> outbound(TOPIC, run + i, 3, 700))
                .toList();

        assertThat(publish(bulk)).hasSize(500).hasOnlyElementsOfType(Accepted.class);
        assertThat(keysIn(TOPIC, run)).hasSize(500).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {7_000, 9_000})
    void deadLettersWithLargeHeadersArePublished(int header) {
        List<OutboundRecord> bulk = IntStream.range(0, 500)
                .mapToObj(i -> new OutboundRecord(
                        LETTERS,
                        bytes("k-" + i),
                        i % 6,
                        List.of(RecordHeader.of("dlq-detail", "x".repeat(header))),
                        new byte[700]))
                .toList();

        assertThat(publish(bulk)).hasSize(500).hasOnlyElementsOfType(Accepted.class);
    }

    @Test
    void theLargestRecordOfAnEventTopicCanBecomeADeadLetter() {
        List<OutboundRecord> letters = List.of(
                outbound(LETTERS, "k", 0, LIMITS.eventTopic()),
                new OutboundRecord(LETTERS, new byte[LIMITS.eventTopic()], 0, List.of(), new byte[10]),
                new OutboundRecord(
                        LETTERS,
                        bytes("h"),
                        0,
                        List.of(RecordHeader.of("x", "\u0001".repeat(LIMITS.letterRecord() - 1_000))),
                        new byte[10]));

        assertThat(publish(letters)).hasSize(3).hasOnlyElementsOfType(Accepted.class);
    }

    @Test
    void onlyARecordAboveTheContractsLimitIsRefused() {
        List<OutboundRecord> bulk = List.of(
                outbound(TOPIC, "small", 0, 100),
                outbound(TOPIC, "large", 0, 400_000),
                new OutboundRecord(TOPIC, new byte[LIMITS.eventRecord()], 0, List.of(), new byte[10]),
                new OutboundRecord(
                        TOPIC,
                        bytes("h"),
                        0,
                        List.of(RecordHeader.of("x", "x".repeat(LIMITS.eventRecord()))),
                        new byte[10]),
                outbound(LETTERS, "letter", 0, LIMITS.letterRecord()),
                outbound(TOPIC, "largest", 0, LIMITS.largestEvent()));

        assertThat(publish(bulk))
                .extracting(Object::getClass)
                .containsExactly(
                        Accepted.class, Refused.class, Refused.class, Refused.class, Refused.class, Accepted.class);
    }

    @Test
    void onlyARecordForAMissingPartitionFails() {
        List<Acknowledgement> answers = publish(
                List.of(outbound(TOPIC, "a", 0, 100), outbound(TOPIC, "b", 99, 100), outbound(TOPIC, "c", 1, 100)));

        assertThat(answers).extracting(Object::getClass).containsExactly(Accepted.class, Failed.class, Accepted.class);
        assertFailed(answers.get(1), Reach.RECORD);
    }

    @Test
    void onlyAMissingTopicFails() throws Exception {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(GONE)).all().get();
            await().atMost(SOON).until(() -> !admin.listTopics().names().get().contains(GONE));
        }

        List<Acknowledgement> answers = publish(List.of(outbound(GONE, "a", 0, 100), outbound(OTHER, "b", 0, 100)));

        assertThat(answers.getLast()).isInstanceOf(Accepted.class);
        assertFailed(answers.getFirst(), Reach.TOPIC);
        assertFailed(publish(List.of(outbound(GONE, "a", 0, 100))).getFirst(), Reach.TOPIC);
    }

    @Test
    void aTopicWithALowerLimitGetsSmallerBulks() throws Exception {
        limit(NARROW, 20_000);
        String run = UUID.randomUUID() + "-";
        List<OutboundRecord> bulk = new ArrayList<>(IntStream.range(0, 300)
                .mapToObj(i -> outbound(NARROW, run + i, 2, 700))
                .toList());
        bulk.add(150, outbound(NARROW, run + "culprit", 2, 30_000));

        List<Acknowledgement> answers = publish(bulk);

        assertFailed(answers.get(150), Reach.RECORD);
        assertThat(answers).filteredOn(Accepted.class::isInstance).hasSize(300);
        assertThat(keysIn(NARROW, run)).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void anUnavailableBrokerFailsEverythingAndIsFoundAgain() {
        kafka.kill();
        assertFailed(publish(List.of(outbound(TOPIC, "a", 0, 100))).getFirst(), Reach.BROKER);
        IntStream.range(1, triesWhileTheBrokerIsAway())
                .forEach(i -> assertThat(
                                publish(List.of(outbound(TOPIC, "a", 0, 100))).getFirst())
                        .isInstanceOfSatisfying(
                                Failed.class,
                                failed -> assertThat(failed.reach())
                                        .as("no topic is blamed: %s", failed.reason())
                                        .isIn(Reach.BROKER, Reach.UNTRIED)));

        kafka = LocalKafka.start(folder, port);
        awaitAccepted(TOPIC);
        awaitAccepted(OTHER);
    }

    @Test
    void aBrokerThatNeverAnswersFailsEverythingInTimeAndIsFoundAgain() {
        kafka.freeze();
        try {
            assertThat(CompletableFuture.supplyAsync(
                            () -> publish(List.of(outbound(TOPIC, "a", 0, 100), outbound(OTHER, "b", 0, 100))),
                            Thread::startVirtualThread))
                    .succeedsWithin(SOON)
                    .satisfies(answers -> answers.forEach(answer -> assertFailed(answer, Reach.BROKER)));
        } finally {
            kafka.thaw();
        }
        awaitAccepted(TOPIC);
        awaitAccepted(OTHER);
    }

    List<Acknowledgement> publish(List<OutboundRecord> bulk) {
        return service.transport().publish(bulk);
    }

    static void assertFailed(Acknowledgement answer, Reach reach) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.reach()).as(failed.reason()).isEqualTo(reach));
    }

    static OutboundRecord outbound(String topic, String key, int partition, int size) {
        byte[] value = new byte[size];
        Arrays.fill(value, (byte) 'x');
        return new OutboundRecord(
                topic,
                bytes(key),
                partition,
                List.of(RecordHeader.of(OutboundRecord.CONTENT_TYPE, "application/cloudevents+json")),
                value);
    }

    private void limit(String topic, int bytes) throws InterruptedException, ExecutionException {
        ConfigEntry limit = new ConfigEntry("max.message.bytes", String.valueOf(bytes));
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            // A broker learns of a change a moment after the controller made it.
            await().atMost(SOON)
                    .until(() -> admin.describeConfigs(List.of(resource))
                            .all()
                            .get()
                            .get(resource)
                            .get(limit.name())
                            .value()
                            .equals(limit.value()));
        }
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private List<String> keysIn(String topic, String run) {
        try (Outsider outsider = new Outsider(kafka.bootstrapServers())) {
            return outsider.reader().read(topic, key -> key.startsWith(run)).stream()
                    .map(sent -> String.valueOf(sent.key()))
                    .toList();
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
