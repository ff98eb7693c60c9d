package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicenceIT {

    private static final Path REPOSITORY = Path.of("../..");

    @ParameterizedTest
    @ValueSource(strings = {"LICENSE", "NOTICE"})
    void eachJarCarriesTheFile(String file) throws IOException {
        byte[] expected = Files.readAllBytes(REPOSITORY.resolve(file));

        assertThat(jars())
                .hasSizeGreaterThan(9)
                .allSatisfy(jar -> assertThat(read(jar, "META-INF/" + file)).isEqualTo(expected));
    }

    private static byte[] read(Path path, String entry) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            assertThat(jar.getEntry(entry)).as(entry).isNotNull();
            try (InputStream content = jar.getInputStream(jar.getEntry(entry))) {
                return content.readAllBytes();
            }
        }
    }

    private static List<Path> jars() throws IOException {
        return Modules.folders()
                .map(module -> module.resolve("target"))
                .filter(Files::isDirectory)
                .flatMap(LicenceIT::jarsIn)
                .toList();
    }

    private static Stream<Path> jarsIn(Path target) {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
