package io.eventorchestrator.messaging.transport.kafka;

import io.eventorchestrator.messaging.startup.Settings;
import io.eventorchestrator.messaging.transport.TransportCheck;
import io.eventorchestrator.messaging.transport.TransportState;
import io.eventorchestrator.messaging.transport.TransportState.Away;
import io.eventorchestrator.messaging.transport.TransportState.Misconfigured;
import io.eventorchestrator.messaging.transport.TransportState.Open;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/** Checks that the brokers accept this service and have every topic that it writes or reads. */
final class BrokerCheck implements TransportCheck, DisposableBean {

    private static final String BROKERS = "spring.kafka.bootstrap-servers";

    private final Admin admin;
    private final List<String> topics;
    private final Settings settings;

    BrokerCheck(Admin admin, List<String> topics, Settings settings) {
        this.admin = admin;
        this.topics = topics;
        this.settings = settings;
    }

    @Override
    public TransportState look() {
        return judged(failures());
    }

    /** Tests whether a broker has accepted this service's login; false as long as none answers. */
    boolean isAccepted() {
        Map<String, Throwable> failures = failures();
        return topics.isEmpty() || topics.stream().anyMatch(topic -> isAnswer(failures.get(topic)));
    }

    private static boolean isAnswer(@Nullable Throwable failure) {
        return failure == null
                || failure instanceof UnknownTopicOrPartitionException
                || failure instanceof TopicAuthorizationException;
    }

    /** The reason why the brokers don't describe a topic; empty if they do. */
    Optional<Throwable> failureOf(String topic) {
        return Optional.ofNullable(failures(List.of(topic)).get(topic));
    }

    private Map<String, Throwable> failures() {
        return failures(topics);
    }

    private Map<String, Throwable> failures(List<String> topics) {
        Map<String, Throwable> failures = new TreeMap<>();
        try {
            admin.describeTopics(topics)
                    .topicNameValues()
                    .forEach((topic, described) ->
                            failure(described).ifPresent(failure -> failures.put(topic, failure)));
        } catch (KafkaException | IllegalStateException closing) {
            topics.forEach(topic -> failures.put(topic, closing));
        }
        return failures;
    }

    private static Optional<Throwable> failure(KafkaFuture<TopicDescription> described) {
        try {
            described.get();
            return Optional.empty();
        } catch (ExecutionException failed) {
            return Optional.of(failed.getCause() == null ? failed : failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of(interrupted);
        }
    }

    private TransportState judged(Map<String, Throwable> failures) {
        Optional<Throwable> refusal = refusal(failures.values());
        if (refusal.isPresent()) {
            return new Misconfigured("the brokers of " + settings.name(BROKERS) + " refuse this service ("
                    + refusal.get().getMessage() + "): set spring.kafka.security and spring.kafka.properties.sasl");
        }
        String missing = topicsThat(failures, UnknownTopicOrPartitionException.class);
        if (!missing.isEmpty()) {
            return new Misconfigured("the brokers of " + settings.name(BROKERS) + " have no topic " + missing
                    + ": create the topics of the contract");
        }
        String forbidden = topicsThat(failures, TopicAuthorizationException.class);
        if (!forbidden.isEmpty()) {
            return new Misconfigured("the brokers of " + settings.name(BROKERS) + " deny this service access to topic "
                    + forbidden + ": grant its user access, or set spring.kafka.properties.sasl to another");
        }
        return failures.isEmpty() ? new Open() : away();
    }

    private static Optional<Throwable> refusal(Collection<Throwable> failures) {
        return failures.stream()
                .filter(AuthenticationException.class::isInstance)
                .findFirst();
    }

    private static String topicsThat(Map<String, Throwable> failures, Class<?> failedSo) {
        return failures.entrySet().stream()
                .filter(failed -> failedSo.isInstance(failed.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    private TransportState away() {
        return new Away(
                "no broker answers at " + settings.value(BROKERS) + ", or it requires a login: start it, or set "
                        + settings.name(BROKERS) + " and spring.kafka.security");
    }

    @Override
    public void destroy() {
        admin.close();
    }
}
