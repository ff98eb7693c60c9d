package io.eventorchestrator.messaging;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record that a producer might send.
 *
 * @param kind description of its defect, for failed tests
 * @param eventId id of its healthy event; null if it has none
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
