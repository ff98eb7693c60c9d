package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services run as they were built last. */
class UnpackedJarTest {

    private static final String SERVICE = "order-service";

    @TempDir
    private Path target;

    @Test
    void aJarWithAnotherContentIsUnpackedAgainWhateverItsTime() throws IOException {
        UnpackedJar jar = new UnpackedJar(SERVICE, target);
        build("first");
        jar.prepare();
        assertThat(content()).isEqualTo("first");

        build("second");
        jar.prepare();

        assertThat(content()).isEqualTo("second");
    }

    private String content() throws IOException {
        return Files.readString(target.resolve("unpacked/content"));
    }

    // Replaces Spring Boot's own jar: its main class unpacks what the real tools would.
    private void build(String content) throws IOException {
        Path packed = target.resolve(SERVICE + ".jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Unpacker.class.getName());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(packed), manifest)) {
            String name = Unpacker.class.getName().replace('.', '/') + ".class";
            out.putNextEntry(new JarEntry(name));
            out.write(Unpacker.class.getResourceAsStream("/" + name).readAllBytes());
            out.putNextEntry(new JarEntry("content"));
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(packed, FileTime.from(Instant.EPOCH));
    }

    /** Takes the arguments of Spring Boot's tools, extract --force --destination FOLDER; or none, when it trains. */
    static final class Unpacker {

        private Unpacker() {}

        public static void main(String[] arguments) throws IOException {
            if (arguments.length > 0) {
                Path folder = Files.createDirectories(Path.of(arguments[3]));
                Files.copy(
                        Path.of(System.getProperty("java.class.path")),
                        folder.resolve(SERVICE + ".jar"),
                        StandardCopyOption.REPLACE_EXISTING);
                Files.write(
                        folder.resolve("content"),
                        Unpacker.class.getResourceAsStream("/content").readAllBytes());
            }
        }
    }
}
