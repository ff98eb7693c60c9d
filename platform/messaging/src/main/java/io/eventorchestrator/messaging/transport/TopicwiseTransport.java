package io.eventorchestrator.messaging.transport;

import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.Acknowledgement.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Refuses records that exceed the contract's limits, and publishes the others with one concurrent call per topic, so
 * that a failing or slow topic delays no other.
 */
public final class TopicwiseTransport implements EventTransport {

    private final RecordLimits limits;
    private final TopicPublisher publisher;

    public TopicwiseTransport(RecordLimits limits, TopicPublisher publisher) {
        this.limits = limits;
        this.publisher = publisher;
    }

    @Override
    public List<Acknowledgement> publish(List<OutboundRecord> bulk) {
        Acknowledgement[] answers = new Acknowledgement[bulk.size()];
        Map<String, List<Integer>> byTopic = new LinkedHashMap<>();
        for (int i = 0; i < answers.length; i++) {
            Optional<String> excess = limits.excess(bulk.get(i));
            if (excess.isPresent()) {
                answers[i] = new Refused(excess.get());
            } else {
                byTopic.computeIfAbsent(bulk.get(i).topic(), topic -> new ArrayList<>())
                        .add(i);
            }
        }
        List<Call> calls = byTopic.entrySet().stream()
                .map(topic -> new Call(topic.getKey(), topic.getValue()))
                .toList();
        run(calls, call -> call.publish(bulk, answers));
        return List.of(answers);
    }

    private static void run(List<Call> calls, Consumer<Call> call) {
        if (calls.size() == 1) {
            call.accept(calls.getFirst());
            return;
        }
        try (ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
            calls.forEach(each -> atOnce.execute(() -> call.accept(each)));
        }
    }

    private final class Call {

        private final String topic;
        private final List<Integer> positions;

        Call(String topic, List<Integer> positions) {
            this.topic = topic;
            this.positions = positions;
        }

        void publish(List<OutboundRecord> bulk, Acknowledgement[] answers) {
            List<Acknowledgement> ofTopic =
                    answers(positions.stream().map(bulk::get).toList());
            for (int i = 0; i < ofTopic.size(); i++) {
                answers[positions.get(i)] = ofTopic.get(i);
            }
        }

        private List<Acknowledgement> answers(List<OutboundRecord> records) {
            try {
                return publisher.publish(topic, records);
            } catch (RuntimeException | Error unforeseen) {
                return Collections.nCopies(records.size(), new Failed(unforeseen.toString(), Reach.TOPIC));
            }
        }
    }
}
