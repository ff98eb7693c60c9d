package io.eventorchestrator.messaging.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each setting of the library with invalid values. */
class WrongSettingsTest {

    private static final Map<String, List<String>> BY_TYPE = Map.of(
            Duration.class.getName(), List.of("soon", "0s"),
            Integer.class.getName(), List.of("many", "0"),
            Double.class.getName(), List.of("much", "0"),
            Boolean.class.getName(), List.of("perhaps"));
    private static final Map<String, List<String>> BY_NAME = Map.ofEntries(
            Map.entry("events.dapr.api-token", List.of("")),
            Map.entry("events.dapr.app-token", List.of("")),
            Map.entry("events.dapr.host", List.of("")),
            Map.entry("events.dapr.publisher", List.of("")),
            Map.entry("events.dapr.listener.address", List.of("no address")),
            Map.entry("events.envelope", List.of("paper")),
            Map.entry("events.registry.group", List.of("../events")),
            Map.entry("events.registry.url", List.of("registry")),
            Map.entry("events.schema-address", List.of("registry")),
            Map.entry("events.service", List.of("Order Service")),
            Map.entry("events.transport", List.of("pigeon")));
    private static final Map<String, List<String>> OF_A_GROUP = Map.of(
            "events.retry.groups[x].attempts", List.of("many", "0"),
            "events.retry.groups[x].initial", List.of("soon", "0s"),
            "events.retry.groups[x].multiplier", List.of("much", "0"),
            "events.retry.groups[x].ceiling", List.of("soon", "0s"));

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withUserConfiguration(Bound.class)
            .withPropertyValues(
                    "events.service=order-service", "events.dapr.api-token=one", "events.dapr.app-token=other");

    @ConfigurationPropertiesScan("io.eventorchestrator.messaging")
    static class Bound {}

    static Stream<Arguments> wrong() throws IOException {
        return Stream.concat(settings().flatMap(WrongSettingsTest::wrong), OF_A_GROUP.entrySet().stream())
                .flatMap(setting -> setting.getValue().stream().map(value -> Arguments.of(setting.getKey(), value)));
    }

    private static Stream<Map.Entry<String, List<String>>> wrong(JsonNode setting) {
        String name = setting.path("name").asString();
        List<String> values =
                BY_NAME.getOrDefault(name, BY_TYPE.get(setting.path("type").asString()));
        return Stream.of(Map.entry(name, Objects.requireNonNull(values, name)));
    }

    // A setting without a source is no longer read; those of a group are listed above.
    private static Stream<JsonNode> settings() throws IOException {
        try (InputStream file = new ClassPathResource("META-INF/spring-configuration-metadata.json").getInputStream()) {
            return JsonMapper.shared()
                    .readTree(file)
                    .path("properties")
                    .valueStream()
                    .filter(setting -> setting.has("sourceType"))
                    .filter(setting -> setting.path("name").asString().startsWith("events."))
                    .filter(setting -> !setting.path("name").asString().equals("events.retry.groups"));
        }
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("wrong")
    void aWrongValueIsReportedInOneLineThatNamesTheSetting(String setting, String value) {
        service.withPropertyValues(setting + "=" + value).run(context -> {
            assertThat(context).hasFailed();
            assertThat(description(Objects.requireNonNull(context.getStartupFailure())))
                    .contains(setting)
                    .doesNotContain("\n", "Exception");
        });
    }

    @Test
    void withoutAWrongValueTheSettingsAreAccepted() {
        service.run(context -> assertThat(context).hasNotFailed());
    }

    private static String description(Throwable failure) {
        return Stream.<FailureAnalyzer>of(new BindingAnalyzer(new MockEnvironment()), new InvalidSettingAnalyzer())
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .map(FailureAnalysis::getDescription)
                .findFirst()
                .orElseThrow();
    }
}
