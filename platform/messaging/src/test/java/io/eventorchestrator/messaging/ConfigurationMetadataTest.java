package io.eventorchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The metadata of the library's settings, which editors show. */
class ConfigurationMetadataTest {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    private final JsonNode metadata = read();

    @Test
    void everySettingIsDescribed() {
        assertThat(named("properties"))
                .hasSizeGreaterThan(30)
                .allSatisfy(setting ->
                        assertThat(setting.path("description").asString("")).isNotBlank());
    }

    @Test
    void everyHintBelongsToAnExistingSetting() {
        assertThat(names("hints")).isNotEmpty().isSubsetOf(names("properties"));
    }

    private List<JsonNode> named(String kind) {
        return metadata.path(kind)
                .valueStream()
                .filter(entry -> entry.path("name").asString().startsWith("events."))
                .toList();
    }

    private List<String> names(String kind) {
        return named(kind).stream().map(entry -> entry.path("name").asString()).toList();
    }

    private static JsonNode read() {
        try (InputStream file = new ClassPathResource(METADATA).getInputStream()) {
            return JsonMapper.shared().readTree(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
