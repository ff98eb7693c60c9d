package io.eventorchestrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lists a service's and the library's meters and observations, from the sources, since most are registered only when first used. */
final class MetricNames {

    private static final Path OWN = Path.of("src", "main", "java");
    private static final Path LIBRARY = Path.of("..", "platform", "messaging").resolve(OWN);
    private static final Pattern METER = Pattern.compile(
            "\\b(?:counter|timer|summary|gauge|createNotStarted|receiving)\\(\\s*(?:registry,\\s*)?\"([a-z_.]+)\"");

    /** Names such as {@code events.published}, sorted. */
    List<String> names() {
        return Stream.of(OWN, LIBRARY)
                .flatMap(MetricNames::sources)
                .map(MetricNames::text)
                .flatMap(code -> METER.matcher(code).results())
                .map(meter -> meter.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
