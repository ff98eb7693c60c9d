package io.eventorchestrator.orders.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The questions' own limits fit the policies of the sidecar that asks them. */
class LateOutcomePropertiesTest {

    private final JsonNode policies = new YAMLMapper()
            .readTree(Path.of("../dapr-components/resiliency-order-service-calls.yaml")
                    .toFile())
            .at("/spec/policies");
    private final LateOutcomeProperties properties = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("orders.late-outcomes", LateOutcomeProperties.class);

    // Otherwise the breaker would count a caller that gave up, and the log would give no reason.
    @Test
    void aQuestionWaitsForAllAttemptsOfTheSidecar() {
        int repetitions = policies.at("/retries/once/maxRetries").asInt();
        Duration attempts = duration("/timeouts/answer").multipliedBy(repetitions + 1);

        assertThat(properties.timeout())
                .isGreaterThan(attempts.plus(duration("/retries/once/duration").multipliedBy(repetitions)));
    }

    @Test
    void anOpenBreakerDelaysNoQuestionThatFollowsTheLongestPause() {
        assertThat(properties.longestPause()).isGreaterThan(duration("/circuitBreakers/failing/timeout"));
    }

    private Duration duration(String policy) {
        return DurationStyle.SIMPLE.parse(policies.at(policy).asString());
    }
}
