package io.eventorchestrator.messaging.startup;

import org.apache.kafka.common.KafkaException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Explains settings that prevent Kafka's client from starting. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class KafkaSettingsAnalyzer extends AbstractFailureAnalyzer<KafkaException> {

    private static final String BROKERS = "spring.kafka.bootstrap-servers";

    private final Settings settings;

    KafkaSettingsAnalyzer(Environment environment) {
        this.settings = new Settings(environment);
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KafkaException cause) {
        if (settings.value(BROKERS).isBlank()) {
            return new FailureAnalysis(
                    settings.name(BROKERS) + " is not set, and events.transport is kafka.",
                    "Set it to host:port of a broker.",
                    cause);
        }
        String why =
                String.valueOf(NestedExceptionUtils.getMostSpecificCause(cause).getMessage());
        String which = why.contains("bootstrap") ? settings.name(BROKERS) : "spring.kafka.security and .properties";
        return new FailureAnalysis(
                "Kafka's client does not accept its settings (" + why + ").", "Set " + which + ".", cause);
    }
}
