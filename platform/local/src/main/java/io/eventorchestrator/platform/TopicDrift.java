package io.eventorchestrator.platform;

import io.eventorchestrator.catalogue.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Finds topics whose configuration on the broker differs from the contract, such as a lower size limit. */
final class TopicDrift {

    private final Admin admin;

    TopicDrift(Admin admin) {
        this.admin = admin;
    }

    /**
     * Returns a line per setting; none for a missing topic, or one whose configuration this login may not see.
     *
     * @throws KafkaException if the broker does not answer
     */
    List<String> lines(Collection<Topic> wanted) {
        Map<String, Topic> byName = wanted.stream().collect(Collectors.toMap(Topic::name, topic -> topic));
        List<ConfigResource> resources = byName.keySet().stream()
                .sorted()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, KafkaFuture<Config>> asked =
                admin.describeConfigs(resources).values();
        return resources.stream()
                .flatMap(topic -> differences(
                        Objects.requireNonNull(byName.get(topic.name())), Objects.requireNonNull(asked.get(topic))))
                .toList();
    }

    private static Stream<String> differences(Topic topic, KafkaFuture<Config> asked) {
        Map<String, String> present = configuration(asked);
        return new TreeMap<>(topic.config())
                .entrySet().stream()
                        .filter(entry -> present.containsKey(entry.getKey())
                                && !entry.getValue().equals(present.get(entry.getKey())))
                        .map(entry -> "%s has %s=%s, the contract says %s"
                                .formatted(
                                        topic.name(), entry.getKey(), present.get(entry.getKey()), entry.getValue()));
    }

    private static Map<String, String> configuration(KafkaFuture<Config> asked) {
        try {
            return asked.get().entries().stream()
                    .filter(entry -> entry.value() != null)
                    .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof AuthorizationException
                    || failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return Map.of();
            }
            throw new KafkaException(String.valueOf(failed.getMessage()), failed);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }
}
