package io.eventorchestrator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refuses two constructions that need a second reading: Javadoc that opens with a question word, and "is no". */
class ProseTest {

    private static final Path REPOSITORY = Path.of("../..");
    private static final Pattern WRITTEN = Pattern.compile(".*\\.(java|md|ya?ml|sh|sql|html|properties)|.*/eventctl");
    private static final Pattern LINE_BREAK = Pattern.compile("\"\\s*\\+\\s*\"|\\s+(?:(?:\\*|//|#|--|>)\\s+)?");
    private static final Pattern RIDDLE =
            Pattern.compile("/\\*\\* (?:What|Who|Whose|Whether|Where|How|Which|Why)\\b.{0,60}"
                    + "|(?<![Tt]here )\\b(?:is|are|was|were) no\\b(?! longer).{0,40}");

    @Test
    void textsAreUnderstoodAtTheFirstReading() throws IOException {
        List<String> riddles = new ArrayList<>();
        for (Path file : RepositoryFiles.in(REPOSITORY)) {
            if (WRITTEN.matcher(file.toString()).matches() && !file.endsWith("ProseTest.java")) {
                riddles(Files.readString(file)).forEach(riddle -> riddles.add(file + ": " + riddle));
            }
        }
        assertThat(riddles).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** Whether it is a list. */",
                "/**\n * What a check has found.\n */",
                "\"The file is\"\n    + \" no list.\"",
                "// A closed door is\n// no wall."
            })
    void aRiddleIsFound(String text) {
        assertThat(riddles(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/** Tests whether there is no list. */", "There are\n * no lists.", "it is no longer a list"})
    void aPlainSentenceIsAllowed(String text) {
        assertThat(riddles(text)).isEmpty();
    }

    private static List<String> riddles(String text) {
        String sentences =
                LINE_BREAK.matcher(text).replaceAll(found -> found.group().startsWith("\"") ? "" : " ");
        return RIDDLE.matcher(sentences)
                .results()
                .map(found -> found.group().strip())
                .toList();
    }
}
