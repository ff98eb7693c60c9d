package io.eventorchestrator.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A history with values that nothing of the platform writes is inconclusive, and one line says why. */
class HostileHistoryTest extends GoodHistory {

    static Stream<Arguments> values() {
        return Stream.of(
                value("a time", "witness.jsonl", "\"at\":\"[^\"]+\"", "\"at\":\"yesterday\"", "INSTALLED"),
                value("hexadecimal digits", "witness.jsonl", "\\\\\\\\x[0-9a-f]{4}", "\\\\\\\\xzz", "event_inbox"),
                value("Base64", "topics/orders.order.placed.jsonl", "\"value\":\"", "\"valueBase64\":\"%", "offset"),
                value("an offset", "topics/orders.order.placed.jsonl", "\"offset\":0", "\"offset\":{}", "key"),
                value("a row", "tables/inventory.stock.jsonl", "\\{\"sku.*", "[[[7]]]", "sku"),
                value("a line", "client.jsonl", "\\{\"answered.*", "null", "answered"),
                value("a topic", "run.json", "orders\\.order\\.placed", "a\\\\u0000b", "orders.order.placed"),
                value("a path", "run.json", "orders\\.order\\.placed", "../../placed", "orders.order.placed"),
                value("a list", "run.json", "\"topics\" : \\[ \"", "\"topics\" : [ null, \"", "topics"));
    }

    private static Arguments value(String name, String file, String before, String after, String part) {
        return Arguments.of(name, file, before, after, part);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void aValueThatIsNone(String name, String file, String before, String after, String part) throws IOException {
        edit(folder, file).replace(before, after, part);

        assertInconclusive(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run.json",
                "witness.jsonl",
                "client.jsonl",
                "refunds",
                "topics/dlq.ledger.jsonl",
                "tables/inventory.stock.jsonl"
            })
    void aFileOfOtherBytes(String file) throws IOException {
        Files.write(path.resolve(file), "\u00e4\u00f6\n".getBytes(StandardCharsets.ISO_8859_1));

        assertInconclusive(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.json", "witness.jsonl", "client.jsonl", "refunds", "tables/inventory.stock.jsonl"})
    void aFolderInsteadOfAFile(String file) throws IOException {
        Files.delete(path.resolve(file));
        Files.createDirectory(path.resolve(file));

        assertInconclusive(file);
    }

    private void assertInconclusive(String file) {
        Verdict verdict = HistoryChecker.check(folder);

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
        assertThat(verdict.inconclusive()).contains(file.replaceFirst(".*/", ""));
        assertThat(printed(verdict).strip().lines()).hasSize(1);
    }

    @Test
    void aFindingHasOneLineWhateverALetterSays() throws IOException {
        edit(folder, "run.json").replace("\"allowedDeadLetters\" : \\[[^\\]]*\\]", "\"allowedDeadLetters\" : [ ]");
        edit(folder, "topics/orders.order.confirmed." + RecordedRun.ALERTS + ".dlq.jsonl")
                .replace("handler-failed", "x\\\\nThe history holds.\\\\u001b[2J" + "y".repeat(100_000), "dlq-reason");

        String printed = printed(HistoryChecker.check(folder));

        assertThat(printed).startsWith(DeadLetters.RULE).doesNotContain("\nThe history holds.", "\u001b");
        assertThat(printed).hasSizeLessThan(5_000);
    }
}
