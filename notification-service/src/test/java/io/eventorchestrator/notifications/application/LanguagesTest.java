package io.eventorchestrator.notifications.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares each language with the first: it has the same templates, and states the same facts. */
class LanguagesTest {

    private static final Path FOLDER = Path.of("src/main/resources/templates");
    private static final Path FIRST = FOLDER.resolve("notifications.properties");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+");

    static List<Path> languages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageStatesTheFactsOfTheFirst(Path language) throws IOException {
        assertThat(facts(language)).isEqualTo(facts(FIRST));
    }

    @Test
    void thereAreLanguagesToCompare() throws IOException {
        assertThat(languages()).hasSizeGreaterThan(1).contains(FIRST);
    }

    // Compares whole messages, not lines: one language says in the subject what another says in the text.
    private static Map<String, Set<String>> facts(Path language) throws IOException {
        Properties texts = new Properties();
        try (Reader file = Files.newBufferedReader(language)) {
            texts.load(file);
        }
        return texts.stringPropertyNames().stream()
                .collect(Collectors.groupingBy(
                        key -> key.replaceFirst("\\.(subject|text)$", ""),
                        TreeMap::new,
                        Collectors.flatMapping(key -> arguments(texts.getProperty(key)), Collectors.toSet())));
    }

    private static Stream<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(MatchResult::group);
    }
}
