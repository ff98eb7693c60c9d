package io.eventorchestrator.messaging;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.CloudEventSerializer;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Turns events into records with the CloudEvents SDK, without the library. */
final class SdkRecord {

    private static final Map<String, Object> STRUCTURED = Map.of(
            CloudEventSerializer.ENCODING_CONFIG, Encoding.STRUCTURED,
            CloudEventSerializer.EVENT_FORMAT_CONFIG, JsonFormat.CONTENT_TYPE);
    private static final Map<String, Object> BINARY = Map.of(CloudEventSerializer.ENCODING_CONFIG, Encoding.BINARY);

    private SdkRecord() {}

    static ProducerRecord<String, byte[]> of(CloudEvent event, Encoding encoding) {
        RecordHeaders headers = new RecordHeaders();
        try (CloudEventSerializer serializer = new CloudEventSerializer()) {
            serializer.configure(encoding == Encoding.BINARY ? BINARY : STRUCTURED, false);
            byte[] value = serializer.serialize(event.getType(), headers, event);
            return new ProducerRecord<>(event.getType(), null, event.getSubject(), value, headers);
        }
    }
}
