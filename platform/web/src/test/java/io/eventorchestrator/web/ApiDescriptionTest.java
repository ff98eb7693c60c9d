package io.eventorchestrator.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springdoc.core.events.SpringDocAppInitializer;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.properties.SpringDocConfigProperties.ApiDocs;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

@ExtendWith(OutputCaptureExtension.class)
class ApiDescriptionTest {

    @Test
    void aStartDoesNotWarnOfTheDescription(CapturedOutput output) throws IOException {
        ApiDocs description = settings().getApiDocs();

        new SpringDocAppInitializer(description.getPath(), "springdoc.api-docs.enabled", description.isEnabled())
                .init();

        assertThat(output).doesNotContain("enabled by default");
    }

    private static SpringDocConfigProperties settings() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("web", new ClassPathResource("service-web.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        return Binder.get(environment)
                .bind("springdoc", SpringDocConfigProperties.class)
                .get();
    }
}
