package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceJarTest {

    @TempDir
    private Path repository;

    private ServiceJar jar;

    @BeforeEach
    void aRepository() {
        jar = new ServiceJar(new PlatformFolder(repository, repository.resolve(".eventctl")), "order-service");
    }

    @Test
    void aJarWithAnotherContentIsUnpackedAgainWhateverItsTime() throws IOException {
        build("first");
        assertThat(Files.readString(jar.unpacked())).isEqualTo("first");

        build("second");

        assertThat(Files.readString(jar.unpacked())).isEqualTo("second");
    }

    @Test
    void classArchivesOfAnotherContentAreDeleted() throws IOException {
        build("first");
        jar.unpacked();
        Path own = Files.createFile(repository.resolve(".eventctl/classes/order-service.jsa"));
        Path libraries = Files.createFile(repository.resolve(".eventctl/classes/order-service-libraries-25.jsa"));
        Path ofAnotherService = Files.createFile(repository.resolve(".eventctl/classes/inventory-service.jsa"));

        jar.unpacked();
        assertThat(own).exists();

        build("second");
        jar.unpacked();

        assertThat(own).doesNotExist();
        assertThat(libraries).doesNotExist();
        assertThat(ofAnotherService).exists();
    }

    @Test
    void theMessageForAnUnbuiltServiceSaysWhatToDo() {
        assertThatThrownBy(jar::unpacked)
                .isInstanceOf(NotStartable.class)
                .hasMessageEndingWith("order-service.jar is missing: run mvn package.");
    }

    // Replaces Spring Boot's own jar: its main class unpacks what the real tools would.
    private void build(String content) throws IOException {
        Path target = repository.resolve("order-service/target/order-service.jar");
        Files.createDirectories(target.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Unpacker.class.getName());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target), manifest)) {
            String name = Unpacker.class.getName().replace('.', '/') + ".class";
            out.putNextEntry(new JarEntry(name));
            out.write(Unpacker.class.getResourceAsStream("/" + name).readAllBytes());
            out.putNextEntry(new JarEntry("content"));
            out.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(target, FileTime.from(Instant.EPOCH));
    }

    /** Takes the arguments of Spring Boot's tools: extract --force --destination FOLDER. */
    static final class Unpacker {

        private Unpacker() {}

        public static void main(String[] arguments) throws IOException {
            Path folder = Files.createDirectories(Path.of(arguments[3]));
            Files.write(
                    folder.resolve("order-service.jar"),
                    Unpacker.class.getResourceAsStream("/content").readAllBytes());
        }
    }
}
