package io.eventorchestrator.tooling.deadletters;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that does not answer for a while is not taken for the end of a topic. */
@Tag("full")
class BusyBrokerIT {

    private static final String TOPIC = "busy";
    private static final int RECORDS = 8;

    // So large that each needs a fetch.
    private static final byte[] LARGE = new byte[900_000];

    @TempDir
    private Path folder;

    private LocalKafka kafka;
    private ProcessHandle broker;

    @BeforeEach
    void start() throws Exception {
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        kafka = LocalKafka.start(folder, Ports.free());
        broker = ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child))
                .findFirst()
                .orElseThrow();
        try (Admin admin = Admin.create(client())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int sent = 0; sent < RECORDS; sent++) {
                producer.send(new ProducerRecord<>(TOPIC, LARGE)).get();
            }
        }
    }

    @AfterEach
    void stop() {
        signal("CONT");
        kafka.close();
    }

    @Test
    void allRecordsAreRead() {
        List<Long> read = new ArrayList<>();
        try (TopicReader reader = new TopicReader(client())) {
            List<ReadFailure> failures = reader.read(List.of(TOPIC), polled -> {
                read.add(polled.offset());
                if (read.size() == 1) {
                    freezeForAWhile();
                }
            });

            assertThat(failures).isEmpty();
        }
        assertThat(read)
                .containsExactlyElementsOf(LongStream.range(0, RECORDS).boxed().toList());
    }

    private void freezeForAWhile() {
        signal("STOP");
        CompletableFuture.runAsync(() -> signal("CONT"), delayedExecutor(8, SECONDS));
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(broker.pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }
}
