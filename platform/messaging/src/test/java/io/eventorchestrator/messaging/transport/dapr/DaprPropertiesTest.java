package io.eventorchestrator.messaging.transport.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DaprPropertiesTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @EnableConfigurationProperties(DaprProperties.class)
    static class Bound {}

    @Test
    void withoutTheApplicationsTokenTheServiceRefusesToStart() {
        assertThat(startFailure("events.dapr.api-token=a-token"))
                .contains("set events.dapr.app-token")
                .doesNotContain("a-token\"");
    }

    @Test
    void withoutTheSidecarsTokenTheServiceRefusesToStart() {
        assertThat(startFailure("events.dapr.app-token=a-token", "events.dapr.api-token="))
                .contains("set events.dapr.api-token");
    }

    @Test
    void tokensAreDisabledOnlyExplicitly() {
        service.withPropertyValues("events.dapr.unprotected=true")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void theTokensAreNotPrinted() {
        service.withPropertyValues("events.dapr.api-token=secret-1", "events.dapr.app-token=secret-2")
                .run(context -> assertThat(context.getBean(DaprProperties.class).toString())
                        .doesNotContain("secret-1", "secret-2"));
    }

    private String startFailure(String... properties) {
        StringWriter trace = new StringWriter();
        service.withPropertyValues(properties).run(context -> {
            assertThat(context).hasFailed();
            context.getStartupFailure().printStackTrace(new PrintWriter(trace));
        });
        return trace.toString();
    }
}
