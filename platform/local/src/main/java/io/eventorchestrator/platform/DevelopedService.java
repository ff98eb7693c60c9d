package io.eventorchestrator.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A service that the platform leaves to its developer.
 *
 * @param name its name in the contract
 */
public record DevelopedService(PlatformFolder folder, String name) {

    private static final int FIRST_DEBUG_PORT = 5005;

    /** The variables it needs to join the running platform; each start of the platform writes them anew. */
    public EnvironmentFile environment() {
        return new EnvironmentFile(folder.development().resolve(name + ".env"));
    }

    /** The process that runs it and compiles its changes, with the service as its only part. */
    public StateFile state() {
        return new StateFile(folder.development().resolve(name + ".json"));
    }

    /** Its log, the same as when the platform runs it. */
    public Path log() {
        return folder.log(name);
    }

    /** The sources of its classes, and its resources. */
    public Path sources() {
        return folder.repository().resolve(name).resolve("src/main");
    }

    /** The folder for what is compiled while it is developed; Maven's output stays as it is. */
    public Path output() {
        return folder.development().resolve(name);
    }

    /** The usual port for its debugger: 5005 for the first service, 5006 for the next. */
    public int debugPort() {
        List<String> names = ServiceOnThisMachine.ALL.stream()
                .map(ServiceOnThisMachine::name)
                .toList();
        return FIRST_DEBUG_PORT + names.indexOf(name);
    }

    /** The libraries it was built with. */
    public List<Path> libraries() {
        Path unpacked = new ServiceJar(folder, name).unpacked();
        return Stream.of(attribute(unpacked, Attributes.Name.CLASS_PATH).split(" "))
                .map(unpacked::resolveSibling)
                .toList();
    }

    /** The class whose {@code main} starts it. */
    public String mainClass() {
        return attribute(new ServiceJar(folder, name).requirePacked(), new Attributes.Name("Start-Class"));
    }

    private static String attribute(Path file, Attributes.Name attribute) {
        try (JarFile jar = new JarFile(file.toFile())) {
            return String.valueOf(jar.getManifest().getMainAttributes().getValue(attribute));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
