package io.eventorchestrator.messaging;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record that somebody might send.
 *
 * @param kind what is wrong with it, for the reader of a failed test
 * @param eventId of the healthy event that it holds; null if it holds none
 */
record FuzzedRecord(
        String kind, @Nullable String eventId, byte @Nullable [] key, List<Header> headers, byte @Nullable [] value) {

    boolean isHealthy() {
        return eventId != null;
    }

    ProducerRecord<byte[], byte[]> to(String topic) {
        return new ProducerRecord<>(topic, null, key, value, headers);
    }
}
