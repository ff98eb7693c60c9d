package io.eventorchestrator.messaging.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.eventorchestrator.messaging.EventsProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;

class BindingAnalyzerTest {

    @EnableConfigurationProperties(EventsProperties.class)
    static class Bound {}

    @Test
    void theLoginInARefusedAddressIsNotShown() {
        new ApplicationContextRunner()
                .withUserConfiguration(Bound.class)
                .withPropertyValues(
                        "events.service=order-service",
                        "events.schema-address=https://ada:lovelace@example.com/{type}/{version}")
                .run(context -> assertThat(
                                new BindingAnalyzer(new MockEnvironment()).analyze(context.getStartupFailure()))
                        .extracting(FailureAnalysis::getDescription, STRING)
                        .contains("https://…@example.com/{type}/{version}")
                        .doesNotContain("lovelace"));
    }
}
