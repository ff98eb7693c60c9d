package io.eventorchestrator.benchmarks;

import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic that carries the orders to the service. */
final class Topic implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestPlatform.kafka().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    /** Sends without waiting for the broker. */
    void send(List<InboundRecord> orders) {
        orders.forEach(order -> producer.send(new ProducerRecord<>(order.topic(), order.key(), order.value())));
    }

    @Override
    public void close() {
        producer.close();
    }
}
