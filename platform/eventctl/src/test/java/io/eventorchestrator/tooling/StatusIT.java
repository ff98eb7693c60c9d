package io.eventorchestrator.tooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code eventctl status} against a real broker, as where no platform runs on this machine. */
class StatusIT {

    private static final String BROKERS = TestPlatform.kafka().bootstrapServers();
    private static final int RECORDS = 100;
    private static final Group GROUP = Catalogue.load().groups().getFirst();
    private static final TopicPartition PARTITION = new TopicPartition(GROUP.replayTopic(), 0);

    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", BROKERS));
    private long end;

    @BeforeEach
    void recordsWaitForOneGroup() throws Exception {
        createTopics();
        settleAll();
        end = send();
    }

    @AfterEach
    void nothingWaitsForIt() throws Exception {
        settleAll();
        admin.close();
    }

    @Test
    void aStalledGroupIsReported() {
        assertThat(status("--within", "1")).isEqualTo(4);

        assertThat(line())
                .contains(
                        "STALLED: " + RECORDS + " wait, none was settled in 1 s",
                        GROUP.replayTopic() + ", partition 0 at " + (end - RECORDS),
                        "no consumer has joined it");
    }

    @Test
    void aGroupWithProgressReportsItsRate() throws Exception {
        AtomicLong position = new AtomicLong(end - RECORDS);
        try (ScheduledExecutorService consumer = Executors.newSingleThreadScheduledExecutor()) {
            Future<?> settling = consumer.scheduleAtFixedRate(
                    () -> settle(Math.min(end - 1, position.incrementAndGet())), 0, 50, TimeUnit.MILLISECONDS);
            status("--within", "1");
            settling.cancel(false);
        }

        assertThat(line())
                .containsPattern("\\d+ wait, [1-9]\\d* settled in 1 s")
                .doesNotContain("STALLED");
    }

    @Test
    void aGroupThatSettledAllIsIdle() {
        settle(end);

        status("--within", "1");

        assertThat(line()).contains("nothing waits");
    }

    @Test
    void theMarkerAtTheEndOfAReplayDoesNotWait() {
        sendInTransaction();
        settle(end + 1);

        status("--within", "1");

        assertThat(line()).contains("nothing waits");
    }

    @Test
    void aRecordBehindAMarkerWaits() {
        sendInTransaction();
        sendInTransaction();
        settle(end + 1);

        assertThat(status("--within", "1")).isEqualTo(4);

        assertThat(line()).contains("STALLED", "partition 0 at " + (end + 2));
    }

    @Test
    void everyGroupOfTheContractHasALine() {
        status("--within", "1");

        assertThat(output.toString())
                .contains(Catalogue.load().groups().stream().map(Group::name).toList());
    }

    @Test
    void prometheusReadsTheLagAndThePositionOfAGroup() throws Exception {
        int port = Ports.free();
        String labels =
                "{consumergroup=\"%s\",topic=\"%s\",partition=\"0\"} ".formatted(GROUP.name(), GROUP.replayTopic());
        try (ExecutorService server = Executors.newSingleThreadExecutor()) {
            server.submit(() -> run("lag", "--brokers", BROKERS, "--port", "" + port));
            try {
                await().atMost(Duration.ofMinutes(5))
                        .untilAsserted(() -> assertThat(metrics(port).lines())
                                .contains(
                                        "kafka_consumergroup_lag" + labels + RECORDS,
                                        "kafka_consumergroup_current_offset" + labels + (end - RECORDS)));
            } finally {
                server.shutdownNow();
            }
        }
        assertThat(run("lag", "--brokers", BROKERS, "--port", "65536")).isEqualTo(2);
        assertThat(run("lag", "--brokers", BROKERS, "--listen", "no.such.host.invalid"))
                .isEqualTo(3);
    }

    @Test
    void aBrokerThatDoesNotAnswerIsReportedInOneLineAndItsGroupsAreUnknown() {
        assertThat(run("status", "--brokers", "127.0.0.1:1")).isEqualTo(4);

        assertThat(output.toString()).contains("unknown, as the brokers can't be asked: ");
        assertThat(errors.toString()).isEmpty();
    }

    @Test
    void anInvalidTimeIsRefused() {
        assertThat(status("--within", "0")).isEqualTo(2);
        assertThat(errors.toString().lines()).hasSize(1);
    }

    private static String metrics(int port) {
        try (InputStream body =
                URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notYet) {
            return "";
        }
    }

    private String line() {
        return output.toString()
                .lines()
                .filter(line -> line.strip().startsWith(GROUP.name() + " "))
                .findFirst()
                .orElseThrow();
    }

    private int status(String... more) {
        List<String> arguments = new ArrayList<>(List.of("status", "--brokers", BROKERS));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        CommandLine commandLine = EventCtl.commandLine();
        commandLine.setOut(new PrintWriter(output, true));
        commandLine.setErr(new PrintWriter(errors, true));
        return commandLine.execute(arguments);
    }

    private void createTopics() throws InterruptedException, ExecutionException {
        Set<String> missing = new HashSet<>(GROUP.subscriptions());
        missing.removeAll(admin.listTopics().names().get());
        try {
            admin.createTopics(missing.stream()
                            .map(topic -> new NewTopic(topic, 6, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException failed) {
            assertThat(failed).hasCauseInstanceOf(TopicExistsException.class);
        }
        await().atMost(Duration.ofMinutes(5))
                .until(() -> admin.listTopics().names().get().containsAll(GROUP.subscriptions()));
    }

    // Other tests leave records in the topics that this group reads.
    private void settleAll() throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        admin.describeTopics(GROUP.subscriptions())
                .allTopicNames()
                .get()
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(partition -> asked.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        admin.listOffsets(asked)
                .all()
                .get()
                .forEach((partition, found) -> ends.put(partition, new OffsetAndMetadata(found.offset())));
        admin.alterConsumerGroupOffsets(GROUP.name(), ends).all().get();
    }

    private long send() throws InterruptedException, ExecutionException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKERS), new ByteArraySerializer(), new ByteArraySerializer())) {
            long last = 0;
            for (int i = 0; i < RECORDS; i++) {
                last = producer.send(
                                new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), null, new byte[] {1}))
                        .get()
                        .offset();
            }
            return last + 1;
        }
    }

    private void sendInTransaction() {
        long before = stableEnd();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                BROKERS,
                "transactional.id",
                UUID.randomUUID().toString());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), null, new byte[] {1}));
            producer.commitTransaction();
        }
        // The broker may write the marker after its answer.
        await().atMost(Duration.ofMinutes(5)).until(() -> stableEnd() == before + 2);
    }

    private long stableEnd() {
        return admin.listOffsets(
                        Map.of(PARTITION, OffsetSpec.latest()), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .values()
                .iterator()
                .next()
                .offset();
    }

    private void settle(long position) {
        admin.alterConsumerGroupOffsets(GROUP.name(), Map.of(PARTITION, new OffsetAndMetadata(position)))
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
