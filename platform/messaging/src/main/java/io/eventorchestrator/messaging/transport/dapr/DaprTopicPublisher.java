package io.eventorchestrator.messaging.transport.dapr;

import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.Acknowledgement.Accepted;
import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.MissingPartitions;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.messaging.transport.TopicPublisher;
import io.eventorchestrator.messaging.transport.dapr.PublishAnswer.RequestTooLarge;
import io.eventorchestrator.messaging.transport.dapr.PublishAnswer.Tried;
import io.eventorchestrator.messaging.transport.dapr.PublishAnswer.Unanswered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes raw bulks, whose bytes the sidecar does not change ({@code rawPayload}). A bulk refused for its size, by
 * topics or sidecars with other limits than the contract's, is split until only the culprit is left.
 */
final class DaprTopicPublisher implements TopicPublisher {

    private static final int MOST_ENTRIES = 500;

    private final SidecarPublisher sidecar;
    private final PublishComponents components;
    private final JsonMapper json;
    private final int largestRequest;
    private final MissingPartitions missing;

    /** @param largestRequest size limit of a request with more than one record */
    DaprTopicPublisher(
            SidecarPublisher sidecar,
            PublishComponents components,
            JsonMapper json,
            int largestRequest,
            MissingPartitions missing) {
        this.sidecar = sidecar;
        this.components = components;
        this.json = json;
        this.largestRequest = largestRequest;
        this.missing = missing;
    }

    @Override
    public List<Acknowledgement> publish(String topic, List<OutboundRecord> records) {
        Acknowledgement[] answers = new Acknowledgement[records.size()];
        for (List<PublishEntry> request : requests(PublishEntry.of(records, json))) {
            publish(topic, request, answers);
        }
        return List.of(answers);
    }

    private List<List<PublishEntry>> requests(List<PublishEntry> entries) {
        List<List<PublishEntry>> requests = new ArrayList<>();
        long bytes = 0;
        for (PublishEntry entry : entries) {
            bytes += entry.json().length;
            if (requests.isEmpty()
                    || bytes > largestRequest
                    || requests.getLast().size() == MOST_ENTRIES) {
                requests.add(new ArrayList<>());
                bytes = entry.json().length;
            }
            requests.getLast().add(entry);
        }
        return requests;
    }

    private void publish(String topic, List<PublishEntry> entries, Acknowledgement[] answers) {
        switch (sidecar.publish(components.of(topic), topic, entries)) {
            case Tried tried -> settle(topic, entries, tried.errors(), answers);
            case RequestTooLarge tooLarge -> cut(topic, entries, entries, tooLarge.reason(), answers);
            case Unanswered unanswered -> entries.forEach(entry -> answers[entry.position()] = unanswered.failed());
        }
    }

    private void settle(
            String topic, List<PublishEntry> entries, Map<Integer, String> errors, Acknowledgement[] answers) {
        List<PublishEntry> tooLarge = new ArrayList<>();
        for (PublishEntry entry : entries) {
            String error = errors.get(entry.position());
            if (error != null && EntryError.isOfTheBatch(error)) {
                tooLarge.add(entry);
            } else {
                answers[entry.position()] = error == null ? new Accepted() : failed(entry, error);
            }
        }
        if (!tooLarge.isEmpty()) {
            cut(
                    topic,
                    entries,
                    tooLarge,
                    errors.getOrDefault(tooLarge.getFirst().position(), ""),
                    answers);
        }
    }

    private Acknowledgement failed(PublishEntry entry, String error) {
        return EntryError.isOfAMissingPartition(error)
                ? missing.missing(entry.outbound(), error)
                : EntryError.acknowledgement(error);
    }

    // Kafka's client batches records of one partition, even from several calls.
    private void cut(
            String topic,
            List<PublishEntry> tried,
            List<PublishEntry> tooLarge,
            String reason,
            Acknowledgement[] answers) {
        if (tried.size() == 1) {
            String said = topic + " or the sidecar accepts less than the contract says: " + reason;
            answers[tried.getFirst().position()] = new Failed(said, Reach.RECORD);
            return;
        }
        int half = tooLarge.size() / 2;
        if (half > 0) {
            publish(topic, tooLarge.subList(0, half), answers);
        }
        publish(topic, tooLarge.subList(half, tooLarge.size()), answers);
    }
}
