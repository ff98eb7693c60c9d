package io.eventorchestrator.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Compares the README's example of a service with the code that it uses. */
class ReadmeTest {

    private static final Path REPOSITORY = Path.of("../..");
    private static final String AROUND = """
            import io.eventorchestrator.contracts.*;
            import io.eventorchestrator.contracts.orders.*;
            import io.eventorchestrator.messaging.*;
            import java.util.UUID;

            interface Parcels { UUID add(UUID order); }

            @EventType("shipping.parcel.dispatched")
            record ParcelDispatched(UUID orderId, UUID parcelId) implements Event {
                public String key() { return orderId.toString(); }
            }

            """;

    @TempDir
    private Path classes;

    @Test
    void theDependencyIsTheLibraryWithTheVersionThatNewProjectsUse() throws IOException {
        String dependency = snippet("xml").replaceAll("\\s+", "");

        assertThat(text("platform/messaging/pom.xml"))
                .contains("<artifactId>event-messaging-spring-boot-starter</artifactId>");
        assertThat(text("platform/eventctl/src/main/resources/scaffold/project/pom.xml")
                        .replaceAll("\\s+", ""))
                .contains(dependency);
    }

    @Test
    void theSettingsExist() throws IOException {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ByteArrayResource(snippet("yaml").getBytes(UTF_8)));

        assertThat(Objects.requireNonNull(yaml.getObject()).stringPropertyNames())
                .hasSize(3)
                .isSubsetOf(settings());
    }

    @Test
    void theHandlerCompiles() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));

        boolean compiled = compiler.getTask(errors, null, null, options, null, List.of(source()))
                .call();

        assertThat(compiled).as(errors.toString()).isTrue();
    }

    private static JavaFileObject source() throws IOException {
        String code = AROUND + snippet("java");
        return new SimpleJavaFileObject(URI.create("string:///Dispatch.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
    }

    private static List<String> settings() throws IOException {
        return JsonMapper.shared()
                .readTree(new ClassPathResource("META-INF/spring-configuration-metadata.json").getContentAsByteArray())
                .path("properties")
                .valueStream()
                .map(setting -> setting.path("name").asString())
                .toList();
    }

    private static String snippet(String language) throws IOException {
        return Pattern.compile("(?s)## A service of your own\n.*?```" + language + "\n(.*?)```")
                .matcher(text("README.md"))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static String text(String file) throws IOException {
        return Files.readString(REPOSITORY.resolve(file));
    }
}
