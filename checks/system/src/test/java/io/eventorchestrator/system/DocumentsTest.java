package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {

    private static final Path REPOSITORY = Path.of("../..");
    private static final List<String> FOLDERS = List.of("docs", "specs", ".specify");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]+)");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```$");
    private static final String BEGIN_OF_DECISION =
            "\\A# %d\\. \\S.*\n\n\\*\\*Status\\*\\*: (proposed|accepted|superseded by \\[ADR \\d+\\]).*\n\n";
    private static final Pattern JAVA_TYPE = Pattern.compile("`@?([A-Z][a-z]+[A-Za-z]*)(?:\\.\\w+\\(\\))?`");

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) throws IOException {
        assertThat(found(LINK, document))
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    @Test
    void theGlossaryNamesTypesThatExist() throws IOException {
        List<String> types = javaTypes();

        assertThat(found(JAVA_TYPE, REPOSITORY.resolve("docs/glossary.md")))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(types).contains(type + ".java"));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void everyDecisionHasItsNumberInTheTitleAndAStatus(Path decision) throws IOException {
        int number = Integer.parseInt(String.valueOf(decision.getFileName()).substring(0, 4));

        assertThat(Files.readString(decision)).containsPattern(BEGIN_OF_DECISION.formatted(number));
    }

    private static List<Path> decisions() throws IOException {
        List<Path> decisions = files(REPOSITORY.resolve("docs/adr"), 1, ".md");
        assertThat(decisions).isNotEmpty();
        return decisions;
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(files(REPOSITORY, 1, ".md"));
        for (String folder : FOLDERS) {
            documents.addAll(files(REPOSITORY.resolve(folder), Integer.MAX_VALUE, ".md"));
        }
        return documents;
    }

    private static List<String> javaTypes() throws IOException {
        List<String> types = new ArrayList<>();
        for (Path sources : Modules.folders()
                .map(module -> module.resolve("src/main/java"))
                .filter(Files::isDirectory)
                .toList()) {
            files(sources, Integer.MAX_VALUE, ".java").forEach(file -> types.add(String.valueOf(file.getFileName())));
        }
        return types;
    }

    private static List<Path> files(Path folder, int depth, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static List<String> found(Pattern pattern, Path document) throws IOException {
        return pattern.matcher(CODE_BLOCK.matcher(Files.readString(document)).replaceAll(""))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
