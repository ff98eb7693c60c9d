package io.eventorchestrator.tooling.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.EventCtl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Works in a copy of this repository's contract. */
class NewVersionTest {

    private static final Path REPOSITORY = Path.of("../..");
    private static final String RESOURCES = "event-contracts/src/main/resources/";
    private static final String CONTRACT = RESOURCES + "asyncapi.yaml";
    private static final String RECORDS = "event-contracts/src/main/java/io/eventorchestrator/contracts/";
    private static final String REJECTED = "orders.order.rejected";

    @TempDir
    private Path copy;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void copyTheContract() throws IOException {
        copy("event-contracts/src/main");
        copy("event-contracts/released-schemas.sha256");
    }

    @Test
    void theNextMinorIsACopyThatContractAndRecordName() throws IOException {
        Map<String, String> before = texts();

        assertThat(newVersion(REJECTED)).as(errors.toString()).isZero();

        Map<String, String> expected = new TreeMap<>(before);
        for (String folder : new String[] {"schemas/", "examples/"}) {
            String file = RESOURCES + folder + REJECTED;
            expected.put(file + "/1.2.json", text(before, file + "/1.1.json").replace("rejected/1.1", "rejected/1.2"));
        }
        expected.computeIfPresent(
                CONTRACT,
                (file, text) -> text.replace("x-version: '1.1'", "x-version: '1.2'")
                        .replace("rejected/1.1.json", "rejected/1.2.json"));
        expected.computeIfPresent(
                RECORDS + "orders/OrderRejected.java",
                (file, text) -> text.replace("version = \"1.1\"", "version = \"1.2\""));
        assertThat(texts()).isEqualTo(expected);
        assertThat(out.toString())
                .contains("begins as a copy of 1.1")
                .contains("before order-service: it is read by notification-service-order-alerts");
    }

    @Test
    void aRecordWithoutAVersionGetsOne() throws IOException {
        assertThat(newVersion("inventory.stock.depleted")).as(errors.toString()).isZero();

        assertThat(text(texts(), RECORDS + "inventory/StockDepleted.java"))
                .contains("@EventType(value = \"inventory.stock.depleted\", version = \"1.1\")\npublic record");
    }

    /** It is read first, by its name. */
    @Test
    void theRecordOfAnOlderMajorStaysAsItIs() throws IOException {
        String older = RECORDS + "orders/AncientOrder.java";
        Files.move(copy.resolve(RECORDS + "orders/OrderPlacedV1.java"), copy.resolve(older));
        String before = text(texts(), older);

        assertThat(newVersion("orders.order.placed")).as(errors.toString()).isZero();

        assertThat(texts()).containsEntry(older, before);
        assertThat(text(texts(), RECORDS + "orders/OrderPlaced.java")).contains("version = \"2.1\"");
    }

    @Test
    void linesStayAsTheyEnd() throws IOException {
        for (Map.Entry<String, String> file : texts().entrySet()) {
            Files.writeString(copy.resolve(file.getKey()), file.getValue().replace("\n", "\r\n"));
        }

        assertThat(newVersion(REJECTED)).as(errors.toString()).isZero();

        assertThat(texts().values())
                .allSatisfy(text -> assertThat(text.replace("\r\n", "")).doesNotContain("\n"));
    }

    @Test
    void anUnreleasedVersionIsRefused() throws IOException {
        assertThat(newVersion(REJECTED)).isZero();

        assertRefused(REJECTED, "1.2 is not released yet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resources/schemas/orders.order.rejected/1.2.json | {} | exists already",
                "resources/examples/orders.order.rejected/1.2.json | {} | exists already",
                "resources/examples/orders.order.rejected/1.1.json | {} | does not name its version",
                "resources/asyncapi.yaml | channels: [ | asyncapi.yaml",
                "java/io/eventorchestrator/contracts/orders/OrderRejected.java | @EventType(\"orders.order.rejected\""
                        + " record | is not valid Java",
                "java/io/eventorchestrator/contracts/orders/OrderRejected.java | class OrderRejected {} | No record",
            })
    void whatIsBrokenOrExistsIsRefusedInOneLine(String file, String text, String reason) throws IOException {
        Files.writeString(copy.resolve("event-contracts/src/main").resolve(file), text);

        assertRefused(REJECTED, reason);
    }

    @Test
    void anUnknownEventIsRefusedWithTheExistingOnes() throws IOException {
        assertRefused("orders.order.shipped", "no event orders.order.shipped; it has orders.order.placed, ");
    }

    @Test
    void whereOneFileCanNotBeWrittenNoneIs() throws IOException {
        Path aside = copy.resolve(RECORDS + "orders/.OrderRejected.java.eventctl-new");
        Files.createDirectories(aside.resolve("in-the-way"));

        assertRefused(REJECTED, "Reading or writing failed");
    }

    private void assertRefused(String type, String reason) throws IOException {
        Map<String, String> before = texts();

        assertThat(newVersion(type)).isEqualTo(3);

        assertThat(errors.toString().lines()).singleElement().asString().contains(reason);
        assertThat(texts()).isEqualTo(before);
    }

    private int newVersion(String type) {
        return EventCtl.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute("schema", "new-version", type, "--repository", copy.toString());
    }

    private static String text(Map<String, String> texts, String file) {
        assertThat(texts).containsKey(file);
        return texts.getOrDefault(file, "");
    }

    private Map<String, String> texts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(copy.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }

    private void copy(String from) throws IOException {
        try (Stream<Path> files = Files.walk(REPOSITORY.resolve(from))) {
            files.filter(Files::isRegularFile).forEach(this::copyFile);
        }
    }

    private void copyFile(Path file) {
        try {
            Path to = copy.resolve(REPOSITORY.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
