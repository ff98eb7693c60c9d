package io.eventorchestrator.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.jar.JarFile;

/**
 * A service that the platform leaves to its developer.
 *
 * @param name its name in the contract
 */
public record DevelopedService(PlatformFolder folder, String name) {

    /** The variables it needs to join the running platform; each start of the platform writes them anew. */
    public EnvironmentFile environment() {
        return new EnvironmentFile(folder.development().resolve(name + ".env"));
    }

    /** The class whose {@code main} starts it. */
    public String mainClass() {
        Path packed = new ServiceJar(folder, name).requirePacked();
        try (JarFile jar = new JarFile(packed.toFile())) {
            return jar.getManifest().getMainAttributes().getValue("Start-Class");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
