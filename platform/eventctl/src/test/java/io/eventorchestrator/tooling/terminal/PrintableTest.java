package io.eventorchestrator.tooling.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2J", "a\nb", "a\rb", "a\tb", "\u0000", "\u007f", "\u009b31m", "\u0085", "\u2028", "\u2029",
                "\u202e", "\u2066", "\u200b", "\u200e", "\ufeff", "\u00ad", "\udb40\udc41", "\ud800", "\udc00x",
                        "\ue000",
                "\uffff"
            })
    void everyInvisibleCharacterIsEscaped(String hostile) {
        assertThat(Printable.text("a" + hostile + "z"))
                .startsWith("a")
                .endsWith("z")
                .contains("\\u")
                .matches("\\p{Print}+");
    }

    @Test
    void readableTextStaysUnchanged() {
        assertThat(Printable.text("Ærøskøbing, 東京, 👍, 100 %")).isEqualTo("Ærøskøbing, 東京, 👍, 100 %");
    }

    @Test
    void aSentenceKeepsItsBackslashesAndHidesNothing() {
        assertThat(Printable.sentence("[a-z]\\.\n\u001b[2J")).isEqualTo("[a-z]\\.\\u000a\\u001b[2J");
    }

    @Test
    void aWrittenEscapeDiffersFromAnEscapedCharacter() {
        assertThat(Printable.text("\\u001b")).isEqualTo("\\\\u001b").isNotEqualTo(Printable.text("\u001b"));
    }

    @Test
    void jsonOfEveryCharacterSurvivesARoundTrip() {
        String all = IntStream.rangeClosed(0, 0xffff)
                .mapToObj(unit -> String.valueOf((char) unit))
                .collect(Collectors.joining(" "));
        JsonNode json = JsonMapper.shared()
                .createObjectNode()
                .put("\u001b\u202e", "\udb40\udc41")
                .put("text", all);

        assertThat(JsonMapper.shared().readTree(Printable.json(json))).isEqualTo(json);
        assertThat(Printable.json(json)).doesNotContain("\n", "\u001b", "\u202e", "\u009b");
        byte[] bytes = Printable.prettyJson(json).getBytes(StandardCharsets.UTF_8);
        assertThat(JsonMapper.shared().readTree(bytes)).isEqualTo(json);
    }

    @Test
    void aLongTextIsTruncatedAndShowsItsLength() {
        assertThat(Printable.brief("x".repeat(60_000))).hasSizeLessThan(450).endsWith("x… (60000 characters)");
    }
}
