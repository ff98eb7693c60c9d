package io.eventorchestrator.messaging.transport.dapr;

import io.dapr.client.DaprClient;
import io.dapr.client.domain.BulkPublishEntry;
import io.dapr.client.domain.BulkPublishRequest;
import io.dapr.client.domain.BulkPublishResponse;
import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.Acknowledgement.Accepted;
import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.Acknowledgement.Refused;
import io.eventorchestrator.messaging.transport.EventTransport;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Publishes raw bulks, one call per topic: with {@code rawPayload} the sidecar leaves the bytes as they are. */
final class DaprTransport implements EventTransport {

    // The SDK converts a value by its content type, and what it can't convert stops the whole bulk. What the record
    // says
    // of itself goes in its header.
    private static final String BYTES = "application/octet-stream";

    private final DaprClient dapr;
    private final DaprProperties properties;

    DaprTransport(DaprClient dapr, DaprProperties properties) {
        this.dapr = dapr;
        this.properties = properties;
    }

    @Override
    public List<Acknowledgement> publish(List<OutboundRecord> bulk) {
        List<Acknowledgement> answers = new ArrayList<>();
        Map<String, List<BulkPublishEntry<byte[]>>> byTopic = new LinkedHashMap<>();
        for (OutboundRecord outbound : bulk) {
            boolean fits = outbound.value().length <= properties.largestRecord().toBytes();
            if (fits) {
                byTopic.computeIfAbsent(outbound.topic(), topic -> new ArrayList<>())
                        .add(entry(answers.size(), outbound));
            }
            answers.add(fits ? new Accepted() : new Refused(outbound.value().length + " bytes"));
        }
        byTopic.forEach((topic, entries) -> failures(topic, entries).forEach(answers::set));
        return answers;
    }

    private static BulkPublishEntry<byte[]> entry(int position, OutboundRecord outbound) {
        Map<String, String> metadata = new HashMap<>();
        // Metadata are a map of text: of a doubled name the last stays, which is the one that Kafka's readers take.
        outbound.headers().forEach(header -> metadata.put(header.name(), header.text()));
        String key = outbound.keyText();
        if (key != null) {
            metadata.put("partitionKey", key);
        }
        metadata.put("partitionNumber", String.valueOf(outbound.partition()));
        return new BulkPublishEntry<>(String.valueOf(position), outbound.value(), BYTES, metadata);
    }

    private Map<Integer, Failed> failures(String topic, List<BulkPublishEntry<byte[]>> entries) {
        Map<Integer, Failed> failures = new HashMap<>();
        try {
            BulkPublishResponse<byte[]> response = dapr.publishEvents(new BulkPublishRequest<>(
                            properties.publisher(), topic, entries, Map.of("rawPayload", "true")))
                    .block(properties.timeout());
            if (response == null) {
                throw new IllegalStateException("no answer");
            }
            response.getFailedEntries()
                    .forEach(failed -> failures.put(
                            Integer.valueOf(failed.getEntry().getEntryId()),
                            new Failed(failed.getErrorMessage(), Reach.TOPIC)));
        } catch (RuntimeException unreachable) {
            Failed failed = new Failed(unreachable.toString(), Reach.BROKER);
            entries.forEach(entry -> failures.put(Integer.valueOf(entry.getEntryId()), failed));
        }
        return failures;
    }
}
