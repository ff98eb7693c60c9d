package io.eventorchestrator.tooling.progress;

import io.eventorchestrator.catalogue.Group;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Counts the records of a topic that consumer groups have not settled. */
public final class GroupLags {

    private GroupLags() {}

    /**
     * @param client client settings for the brokers
     * @return the number of records by group, in alphabetical order; 0 in a topic that does not exist
     * @throws org.apache.kafka.common.KafkaException if the brokers don't answer or refuse, or a partition of the topic
     *     can't be read
     */
    public static Map<String, Long> of(Map<String, Object> client, Collection<Group> groups, String topic) {
        Map<String, Long> lags = new TreeMap<>();
        if (groups.isEmpty()) {
            return lags;
        }
        try (BrokerGroups broker = new BrokerGroups(client)) {
            broker.read(groups).forEach((group, reading) -> {
                reading.refuseUnread(topic);
                lags.put(group, reading.waiting(topic));
            });
        }
        return lags;
    }
}
