package io.eventorchestrator.tooling.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.tooling.demo.SampleOrder.Cancel;
import io.eventorchestrator.tooling.demo.SampleOrder.SentBack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderFileTest {

    private static final String GOOD = """
            {"customer":{"id":"a","email":"a@example.com"},"currency":"EUR","lines":[{"sku":"S","quantity":1,"unitPrice":1}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void theSamplesAreAllReadable() {
        OrderFile samples = OrderFile.samples();

        assertThat(samples.badLines()).isEmpty();
        assertThat(samples.orders())
                .hasSize(17)
                .allSatisfy(order -> assertThat(order.expected()).isPresent())
                .extracting(SampleOrder::cancel)
                .contains(Cancel.EARLY, Cancel.LATE);
        assertThat(samples.orders()).anyMatch(SampleOrder::repeat);
        assertThat(samples.orders()).extracting(SampleOrder::sentBack).contains(SentBack.values());
    }

    @Test
    void aBadLineIsNamedWithItsNumberAndTheRestGoOn() throws IOException {
        OrderFile file = read(GOOD + "not json\n" + GOOD + "[]\n{\"customer\":{}}\n");

        assertThat(file.orders()).hasSize(2);
        assertThat(file.badLines()).extracting(BadLine::number).containsExactly(2, 4, 5);
        assertThat(file.badLines().getLast()).hasToString("line 5 is skipped: no \"currency\"");
    }

    @Test
    void anUnknownExpectedStateIsABadLine() throws IOException {
        OrderFile file = read(GOOD.replace("{\"customer\"", "{\"expect\":\"DELIVERED\",\"customer\""));

        assertThat(file.orders()).isEmpty();
        assertThat(file.badLines().getFirst().reason()).startsWith("\"expect\" is not one of");
    }

    @Test
    void theRequestBodyContainsNoneOfTheFilesOwnFields() throws IOException {
        OrderFile file = read(
                GOOD.replace("{\"customer\"", "{\"order\":\"x\",\"repeat\":true,\"return\":\"approved\",\"customer\""));

        assertThat(file.orders().getFirst().body().propertyNames())
                .containsExactlyInAnyOrder("customer", "currency", "lines");
    }

    @Test
    void aMissingFileIsReportedInOneLine() {
        assertThatThrownBy(() -> OrderFile.of(folder.resolve("missing")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("missing can't be read.");
    }

    @Test
    void aFileWithoutOrdersIsReportedInOneLine() {
        assertThatThrownBy(() -> read("{\"stock\":\"S\",\"available\":1}\n\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("orders.jsonl contain no order.");
    }

    private OrderFile read(String lines) throws IOException {
        return OrderFile.of(Files.writeString(folder.resolve("orders.jsonl"), lines));
    }
}
