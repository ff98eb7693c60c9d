package io.eventorchestrator.messaging;

import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.Acknowledgement.Accepted;
import io.eventorchestrator.messaging.transport.EventTransport;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts how often a service's real transport failed to publish each record. Thread-safe. */
class Answers implements BeanPostProcessor {

    private final Map<OutboundRecord, Integer> failedTries = new ConcurrentHashMap<>();

    void forget() {
        failedTries.clear();
    }

    /** The failed tries of the record that failed most often. */
    int mostFailedTries() {
        return failedTries.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof EventTransport transport ? counting(transport) : bean;
    }

    private EventTransport counting(EventTransport transport) {
        return bulk -> {
            List<Acknowledgement> answers = transport.publish(bulk);
            IntStream.range(0, bulk.size())
                    .filter(i -> !(answers.get(i) instanceof Accepted))
                    .forEach(i -> failedTries.merge(bulk.get(i), 1, Integer::sum));
            return answers;
        };
    }
}
