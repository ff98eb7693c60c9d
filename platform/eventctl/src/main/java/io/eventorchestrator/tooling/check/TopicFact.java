package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Carrier;
import io.eventorchestrator.tooling.project.Source;
import io.eventorchestrator.tooling.yaml.Part;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A topic as one document declares it.
 *
 * @param kind of the document
 * @param settings {@code partitions}, {@code replicas} and Kafka's own
 */
record TopicFact(String kind, String name, Map<String, String> settings, Source source) {

    private static final String CONFIGURATION = "topicConfiguration.";

    static TopicFact of(Carrier carrier) {
        Map<String, String> settings = new HashMap<>();
        carrier.settings()
                .forEach((name, value) -> settings.put(
                        name.startsWith(CONFIGURATION) ? name.substring(CONFIGURATION.length()) : name, value));
        return new TopicFact("channel", carrier.address(), settings, carrier.source());
    }

    static TopicFact of(Resource topic) {
        Map<String, String> settings = new HashMap<>();
        for (Part part : List.of("spec", "spec.config").stream()
                .flatMap(path -> topic.part(path).stream())
                .toList()) {
            part.entries().forEach(entry -> entry.text().ifPresent(value -> settings.put(entry.name(), value)));
        }
        return new TopicFact(
                "KafkaTopic",
                topic.text("spec.topicName").orElse(topic.name()),
                settings,
                topic.source("metadata.name"));
    }

    /** @return empty if it is not declared, or not a whole number of a sensible length */
    Optional<BigInteger> number(String setting) {
        return Optional.ofNullable(settings.get(setting))
                .filter(value -> value.matches("-?\\d{1,19}"))
                .map(BigInteger::new);
    }
}
