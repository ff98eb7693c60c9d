package io.eventorchestrator.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules that the root pom lists. */
final class Modules {

    private static final Path REPOSITORY = Path.of("../..");
    private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");

    private Modules() {}

    static Stream<Path> folders() throws IOException {
        return MODULE.matcher(Files.readString(REPOSITORY.resolve("pom.xml")))
                .results()
                .map(module -> REPOSITORY.resolve(module.group(1)));
    }
}
