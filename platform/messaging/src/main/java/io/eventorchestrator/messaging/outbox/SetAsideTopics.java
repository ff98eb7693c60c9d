package io.eventorchestrator.messaging.outbox;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Topics whose lane has set a record aside since the scout's last look. Thread-safe. */
final class SetAsideTopics {

    private final Set<String> topics = ConcurrentHashMap.newKeySet();

    void add(String topic) {
        topics.add(topic);
    }

    Set<String> take() {
        Set<String> taken = new HashSet<>(topics);
        topics.removeAll(taken);
        return taken;
    }
}
