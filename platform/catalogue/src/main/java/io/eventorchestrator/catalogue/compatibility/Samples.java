package io.eventorchestrator.catalogue.compatibility;

import com.github.curiousoddman.rgxgen.RgxGen;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that satisfy a pattern or a format, and some that don't. */
final class Samples {

    private static final Map<String, List<String>> BY_FORMAT = Map.ofEntries(
            Map.entry("date-time", List.of("2026-01-01T00:00:00Z")),
            Map.entry("date", List.of("2026-01-01")),
            Map.entry("time", List.of("00:00:00Z")),
            Map.entry("duration", List.of("P1D")),
            Map.entry("email", List.of("a@example.com")),
            Map.entry("idn-email", List.of("a@example.com")),
            Map.entry("hostname", List.of("example.com")),
            Map.entry("idn-hostname", List.of("example.com")),
            Map.entry("ipv4", List.of("192.0.2.1")),
            Map.entry("ipv6", List.of("2001:db8::1")),
            Map.entry("uri", List.of("https://example.com/")),
            Map.entry("uri-reference", List.of("/a", "https://example.com/")),
            Map.entry("iri", List.of("https://example.com/")),
            Map.entry("iri-reference", List.of("/a")),
            Map.entry("uri-template", List.of("/{a}")),
            Map.entry("json-pointer", List.of("/a")),
            Map.entry("relative-json-pointer", List.of("0")),
            Map.entry("regex", List.of("a*")),
            Map.entry("uuid", List.of("01900000-0000-7000-8000-000000000000")));

    private static final int PER_PATTERN = 4;
    private static final int LONGEST = 10_000;

    private Samples() {}

    static Stream<String> ofFormat(String format) {
        return BY_FORMAT.getOrDefault(format, List.of()).stream();
    }

    /** None if the generator does not support the pattern; always the same. */
    static List<String> ofPattern(String pattern) {
        try {
            RgxGen generator = RgxGen.parse(pattern);
            Random random = new Random(1);
            return IntStream.range(0, PER_PATTERN)
                    .mapToObj(i -> generator.generate(random))
                    .filter(text -> Parts.matches(pattern, text))
                    .distinct()
                    .toList();
        } catch (RuntimeException unsupported) {
            return List.of();
        }
    }

    /** Texts of a length: letters, digits, and the characters that a text consists of. */
    static Stream<String> ofLength(int length, List<String> like) {
        if (length < 0 || length > LONGEST) {
            return Stream.empty();
        }
        return Stream.concat(
                        Stream.of("a", "A", "0"),
                        like.stream().filter(text -> !text.isEmpty()).map(text -> text.substring(text.length() - 1)))
                .distinct()
                .map(character -> character.repeat(length));
    }
}
