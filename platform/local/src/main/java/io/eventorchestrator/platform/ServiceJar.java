package io.eventorchestrator.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A service's executable jar, unpacked by Spring Boot's tools, because the JVM archives only classes of plain jars. */
final class ServiceJar {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final PlatformFolder folder;
    private final String service;

    ServiceJar(PlatformFolder folder, String service) {
        this.folder = folder;
        this.service = service;
    }

    /**
     * The executable jar.
     *
     * @throws NotStartable if the service was not built
     */
    Path requirePacked() {
        Path packed = folder.jar(service);
        if (!Files.exists(packed)) {
            throw new NotStartable(packed + " is missing: run mvn package.");
        }
        return packed;
    }

    /** @return the small jar, which refers to its libraries beside it */
    Path unpacked() {
        Path packed = requirePacked();
        Path unpacked = folder.unpacked(service).resolve(service + ".jar");
        Path digest = folder.unpacked(service).resolve("unpacked.sha256");
        try {
            // By content: a reproducible build gives every jar the same timestamp.
            String built = Sha256.of(packed);
            if (!Files.exists(unpacked)
                    || !Files.exists(digest)
                    || !Files.readString(digest).equals(built)) {
                folder.forgetArchives(service);
                unpack(packed, unpacked);
                Files.writeString(digest, built);
            }
            return unpacked;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void unpack(Path packed, Path unpacked) {
        ChildProcess tools = ChildProcess.start(
                "Unpacking " + service,
                new JavaCommand("64m", java.util.Optional.empty())
                        .running(
                                "-Djarmode=tools",
                                "-jar",
                                packed.toString(),
                                "extract",
                                "--force",
                                "--destination",
                                folder.unpacked(service).toString()),
                Map.of(),
                folder.log("unpack"));
        tools.awaitReady(LONGEST, () -> !tools.isAlive() && Files.exists(unpacked));
    }
}
