package io.eventorchestrator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClippedTest {

    private static final String SMILE = "\uD83D\uDE00";

    @ParameterizedTest
    @CsvSource({"'',''", "abc,abc", "abcd,abc…", "abcdef,abc…"})
    void aLongTextEndsWithASign(String text, String clipped) {
        assertThat(Clipped.to(3, text)).isEqualTo(clipped);
    }

    @Test
    void aSymbolOfTwoUnitsIsKeptOrLeftOutWhole() {
        assertThat(Clipped.to(3, "ab" + SMILE)).isEqualTo("ab…");
        assertThat(Clipped.to(4, "ab" + SMILE + "c")).isEqualTo("ab" + SMILE + "…");
        assertThat(Clipped.inTheMiddle(1, 2, "a" + SMILE + SMILE + "b")).isEqualTo("a…b");
    }

    @Test
    void aLineHasNoControlCharacters() {
        assertThat(Clipped.lineOf(7, "a\r\n\tb\u2028cdefgh")).isEqualTo("a b cde…");
    }

    @ParameterizedTest
    @CsvSource({"abcde,abcde", "abcdef,ab…def", "abcdefghij,ab…hij"})
    void theEndOfATextIsKept(String text, String clipped) {
        assertThat(Clipped.inTheMiddle(2, 3, text)).isEqualTo(clipped);
    }
}
