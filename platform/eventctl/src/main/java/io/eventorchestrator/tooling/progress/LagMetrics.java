package io.eventorchestrator.tooling.progress;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.tooling.progress.GroupReading.Place;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Positions and lags of consumer groups in Prometheus' text format, with the names of <a
 * href="https://github.com/danielqsj/kafka_exporter">Kafka Exporter</a>, which Strimzi deploys. Unlike Kafka Exporter,
 * it also shows groups that have never settled anything, with the start of their topics as their position. A partition
 * that can't be read is named in a comment.
 */
final class LagMetrics {

    private static final Comparator<Map.Entry<TopicPartition, Place>> IN_ORDER = Comparator.comparing(
                    (Map.Entry<TopicPartition, Place> place) -> place.getKey().topic())
            .thenComparingInt(place -> place.getKey().partition());

    private final BrokerGroups broker;
    private final List<Group> groups;

    LagMetrics(BrokerGroups broker, Collection<Group> groups) {
        this.broker = broker;
        this.groups = groups.stream().sorted(Comparator.comparing(Group::name)).toList();
    }

    /**
     * Reads the groups once.
     *
     * @throws KafkaException if the broker does not answer or refuses
     */
    synchronized String text() {
        Map<String, GroupReading> readings = broker.read(groups);
        return Stream.of(
                        gauge("lag", readings, Place::waiting),
                        gauge("current_offset", readings, Place::position),
                        unread(readings))
                .collect(Collectors.joining());
    }

    private static String unread(Map<String, GroupReading> readings) {
        return readings.values().stream()
                .flatMap(reading -> reading.unread().entrySet().stream())
                .map(partition -> "# " + partition.getKey() + " can't be read: "
                        + partition.getValue().lines().findFirst().orElse("") + "\n")
                .distinct()
                .sorted()
                .collect(Collectors.joining());
    }

    private static String gauge(String name, Map<String, GroupReading> readings, ToLongFunction<Place> value) {
        String full = "kafka_consumergroup_" + name;
        return readings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(group -> group.getValue().places().entrySet().stream()
                        .sorted(IN_ORDER)
                        .map(place -> full + labels(group.getKey(), place.getKey()) + " "
                                + value.applyAsLong(place.getValue()) + "\n"))
                .collect(Collectors.joining("", "# TYPE " + full + " gauge\n", ""));
    }

    private static String labels(String group, TopicPartition place) {
        return "{consumergroup=\"%s\",topic=\"%s\",partition=\"%d\"}"
                .formatted(group, place.topic(), place.partition());
    }
}
