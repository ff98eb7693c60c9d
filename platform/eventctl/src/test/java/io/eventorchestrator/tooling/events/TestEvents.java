package io.eventorchestrator.tooling.events;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.KafkaBroker;
import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.tooling.EventCtl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes records like the services' and runs commands. */
final class TestEvents implements AutoCloseable {

    // Not the broker of the other tests, which count their dead letters.
    static final String BROKERS = start().bootstrapServers();

    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, BROKERS),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    // Ends with this process.
    private static KafkaBroker start() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "events");
            KafkaBroker broker = LocalKafka.start(folder, Ports.free());
            broker.create(Catalogue.load().topics());
            return broker;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @param headers alternating names and values */
    void write(String topic, @Nullable String value, String... headers) throws Exception {
        ProducerRecord<byte[], byte[]> sent =
                new ProducerRecord<>(topic, bytes("order-1"), value == null ? null : bytes(value));
        for (int i = 0; i < headers.length; i += 2) {
            sent.headers().add(headers[i], bytes(headers[i + 1]));
        }
        write(sent);
    }

    void write(ProducerRecord<byte[], byte[]> sent) throws InterruptedException, ExecutionException {
        producer.send(sent).get();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** @param cause the causing event's id; empty for none */
    static String event(String type, String id, String correlation, String cause, String time) {
        return """
                {"specversion":"1.0","id":"%s","source":"/order-service","type":"%s","time":"%s","correlationid":"%s",\
                %s"partitionkey":"order-1","data":{"orderId":"order-1"}}\
                """.formatted(id, type, time, correlation, cause.isEmpty() ? "" : "\"causationid\":\"" + cause + "\",");
    }

    static Ran eventctl(String... arguments) {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output, true);
        int exitCode = EventCtl.commandLine().setOut(writer).setErr(writer).execute(arguments);
        return new Ran(exitCode, output.toString());
    }

    /** The exit code of a command, and its output. */
    record Ran(int exitCode, String output) {

        List<String> lines() {
            return output.lines().toList();
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
