package io.eventorchestrator.tooling.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.tooling.EventCtl;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker of a system that uses the library with a contract that this tool does not have. */
class OtherContractIT {

    private static final String GROUP = "accounting-invoices";
    private static final String DEAD = "billing.invoice.sent." + GROUP + ".dlq";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();
    private final String event = TestLetters.id();
    private LocalKafka kafka;

    @BeforeEach
    void start() throws Exception {
        kafka = LocalKafka.start(folder, Ports.free());
        try (Admin admin = admin()) {
            admin.createTopics(Stream.of(
                                    "billing.invoice.sent",
                                    DEAD,
                                    GROUP + ".replay",
                                    GROUP + ".replay.dlq",
                                    "another.systems.dlq",
                                    "dlq.ledger")
                            .map(topic -> new NewTopic(topic, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(TestLetters.letter(DEAD, GROUP, event)).get();
            producer.send(new ProducerRecord<>("another.systems.dlq", TestLetters.bytes("not a letter of ours")))
                    .get();
        }
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void itsLettersAreFoundShownAndReplayed() throws Exception {
        assertThat(dlq("list")).as(errors.toString()).isZero();
        assertThat(out.toString()).contains(DEAD + ": 1").doesNotContain("another.systems", "orders.order");
        assertThat(dlq("list", "--group", GROUP)).isZero();
        assertThat(dlq("list", "--group", TestLetters.GROUP)).isEqualTo(2);
        assertThat(errors.toString()).contains("no consumer group " + TestLetters.GROUP, GROUP);
        assertThat(dlq("show", event)).as(errors.toString()).isZero();
        assertThat(out.toString()).contains("group     " + GROUP);

        assertThat(dlq("replay", "--group", GROUP)).as(errors.toString()).isZero();

        assertThat(replayed()).isPositive();
        assertThat(dlq("list", event)).isZero();
        assertThat(out.toString()).endsWith("No dead letters." + System.lineSeparator());
    }

    private long replayed() throws Exception {
        TopicPartition replays = new TopicPartition(GROUP + ".replay", 0);
        try (Admin admin = admin()) {
            return admin.listOffsets(Map.of(replays, OffsetSpec.latest()))
                    .partitionResult(replays)
                    .get()
                    .offset();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private int dlq(String command, String... arguments) {
        List<String> all = Stream.concat(
                        Stream.of("dlq", command, "--brokers", kafka.bootstrapServers()), Stream.of(arguments))
                .toList();
        return EventCtl.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(all.toArray(String[]::new));
    }
}
