package io.eventorchestrator.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lists a service's and the library's meters and observations, from the sources, since most are registered only when
 * first used.
 */
final class MetricNames {

    private static final Path OWN = Path.of("src", "main", "java");
    private static final Path LIBRARY = Path.of("..", "platform", "messaging").resolve(OWN);
    private static final Pattern METER = Pattern.compile(
            "\\b(?:counter|timer|summary|gauge|createNotStarted|receiving)\\(\\s*(?:registry,\\s*)?\"([a-z_.]+)\"");

    /** Names such as {@code events.published}, sorted. */
    List<String> names() {
        return Stream.of(OWN, LIBRARY)
                .flatMap(folder -> SourceTexts.in(folder, ".java").stream())
                .flatMap(code -> METER.matcher(code).results())
                .map(meter -> meter.group(1))
                .distinct()
                .sorted()
                .toList();
    }
}
