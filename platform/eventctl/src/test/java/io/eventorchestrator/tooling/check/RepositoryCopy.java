package io.eventorchestrator.tooling.check;

import io.eventorchestrator.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this repository that a check looks at. */
final class RepositoryCopy {

    private static final Path REPOSITORY = Path.of("../..");
    private static final List<String> PARTS = List.of(
            "event-contracts/src/main",
            "event-contracts/released-schemas.sha256",
            "specs",
            "docs",
            "README.md",
            "dapr-components",
            "k8s",
            "deploy/topics.sh",
            "deploy/dapr",
            "deploy/sidecar",
            "docker-compose.yml");

    private RepositoryCopy() {}

    static void in(Path folder) throws IOException {
        for (String part : PARTS) {
            copyAll(part, folder);
        }
        for (String service : Catalogue.load().services()) {
            copyAll(service + "/src/main", folder);
        }
    }

    private static void copyAll(String part, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(REPOSITORY.resolve(part))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy(file, folder.resolve(REPOSITORY.relativize(file)));
            }
        }
    }

    /** Gives a file its original text, or deletes it if there is none. */
    static void restore(Path folder, String name) throws IOException {
        Path original = REPOSITORY.resolve(name);
        Files.deleteIfExists(folder.resolve(name));
        if (Files.exists(original)) {
            copy(original, folder.resolve(name));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }
}
