package io.eventorchestrator.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExceptionTextTest {

    @Test
    void everyLineOfATraceIsIndentedAndPrintable() {
        Exception thrown = new IllegalStateException("a\n2026-01-01 forged\r\033[2J", new Exception("b\nforged"));

        assertThat(ExceptionText.trace(thrown).lines())
                .allMatch(line -> line.startsWith("\t"))
                .noneMatch(line -> line.contains("\r") || line.contains("\033"))
                .anyMatch(line -> line.contains("at " + ExceptionTextTest.class.getName()))
                .anyMatch(line -> line.contains("Caused by: java.lang.Exception: b"));
    }

    @Test
    void theDeepestCausesOfALongChainAreKept() {
        Exception deepest = new Exception("the deepest");
        Exception thrown = IntStream.range(0, 50)
                .mapToObj(String::valueOf)
                .reduce(deepest, (cause, text) -> new Exception(text.repeat(500), cause), (a, b) -> a);

        assertThat(ExceptionText.causes(thrown))
                .endsWith("java.lang.Exception: the deepest")
                .hasSizeLessThan(2_000);
        assertThat(ExceptionText.causes(deepest)).isEmpty();
    }

    @Test
    void theLineIsTheLastOneOfOwnCode() {
        OwnCode own = new OwnCode(List.of("io.eventorchestrator.messaging.inbox"));

        assertThat(own.line(new RuntimeException(failing())))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith(
                                "io.eventorchestrator.messaging.inbox.ExceptionTextTest.failing(ExceptionTextTest"));
        assertThat(new OwnCode(List.of("", "com.example")).line(failing())).isEmpty();
    }

    private static Exception failing() {
        try {
            List.of().getFirst();
            throw new AssertionError();
        } catch (RuntimeException thrown) {
            return thrown;
        }
    }
}
