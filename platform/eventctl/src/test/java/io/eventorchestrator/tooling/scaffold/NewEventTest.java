package io.eventorchestrator.tooling.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Works in a copy of this repository's contract and specifications, with events that nobody adds to them. */
class NewEventTest {

    private static final String RESOURCES = "event-contracts/src/main/resources/";
    private static final String CONTRACT = RESOURCES + "asyncapi.yaml";
    private static final String RECORDS = "event-contracts/src/main/java/io/eventorchestrator/contracts/";
    private static final String PLAN = "specs/001-order-fulfilment/plan.md";

    @TempDir
    private Path project;

    private ScaffoldShell shell = new ScaffoldShell(Path.of(""));

    @BeforeEach
    void copyTheContract() throws IOException {
        shell = new ScaffoldShell(project).copy("event-contracts/src/main").copy("specs/001-order-fulfilment");
    }

    @Test
    void anEventOfAnExistingDomainHasItsKeyAndItsInterface() throws IOException {
        Map<String, String> before = shell.texts();

        assertThat(add("orders.order.repainted", "order-service"))
                .as(shell.errors())
                .isZero();

        Map<String, String> after = shell.texts();
        assertThat(after).hasSize(before.size() + 3);
        assertThat(after.get(RECORDS + "orders/OrderRepainted.java"))
                .contains("@EventType(\"orders.order.repainted\")")
                .contains("public record OrderRepainted(UUID orderId) implements OrderEvent {}");
        assertThat(after.get(RECORDS + "orders/OrderEvent.java")).containsPattern(",\\s+OrderRepainted \\{");
        assertThat(after.get(PLAN))
                .contains("|\n| `orders.order.repainted` | order-service | published for others"
                        + " | orderId | – | – |\n\n");
        assertThat(shell.out()).contains("eventctl generate --project " + project, "CanvasTest");
    }

    @Test
    void theContractGetsLinesAndKeepsItsOwn() throws IOException {
        String before = Files.readString(project.resolve(CONTRACT));

        assertThat(add("orders.order.repainted", "order-service"))
                .as(shell.errors())
                .isZero();

        String after = Files.readString(project.resolve(CONTRACT));
        Channel added = Catalogue.parse(CONTRACT, after).channel("orders.order.repainted");
        assertThat(added.event()).isEqualTo("OrderRepainted");
        assertThat(added.producer()).isEqualTo("order-service");
        assertThat(added.key()).isEqualTo("orderId");
        assertThat(after.lines().filter(before.lines().toList()::contains).count())
                .isGreaterThanOrEqualTo(before.lines().count());
        assertThat(after)
                .containsSubsequence(
                        "\n  OrderExpired:\n",
                        "\n  OrderRepainted:\n    address: orders.order.repainted\n",
                        "\n  InventoryReserved:\n");
    }

    @Test
    void theFlowWithTheEventIsComplete() throws IOException {
        add("orders.order.repainted", "order-service");

        assertThat(shell.run("flow")).as(shell.out()).isZero();
    }

    @Test
    void generatedFilesDescribeItAndNothingIsLeftToCorrect() throws IOException {
        shell.copyRepository();

        assertThat(add("orders.order.repainted", "order-service", "--feature", "001"))
                .as(shell.errors())
                .isZero();

        assertThat(shell.run("check")).as(shell.out()).isZero();
        assertThat(shell.out())
                .contains("0 errors, 0 warnings, ")
                .containsPattern("orders.order.repainted/1.0.json:1: note: .* \\[draft-schema]")
                .containsPattern("note: .* does not publish orders.order.repainted.* \\[publisher-missing]");
        assertThat(shell.texts())
                .hasEntrySatisfying("docs/events.md", text -> assertThat(text).contains("## OrderRepainted"))
                .hasEntrySatisfying("README.md", text -> assertThat(text).contains("[OrderRepainted]"))
                .hasEntrySatisfying("deploy/topics.sh", text -> assertThat(text).contains("orders.order.repainted 6 "));
    }

    @Test
    void anEventOfANewDomainBringsItsPackage() throws IOException {
        shell.write("toll-service/pom.xml", "");

        assertThat(add("tolls.toll.processed", "toll-service"))
                .as(shell.errors())
                .isZero();

        assertThat(shell.texts())
                .containsKeys(
                        RESOURCES + "schemas/tolls.toll.processed/1.0.json",
                        RESOURCES + "examples/tolls.toll.processed/1.0.json",
                        RECORDS + "tolls/package-info.java")
                .hasEntrySatisfying(
                        RECORDS + "tolls/TollEvent.java",
                        text -> assertThat(text)
                                .contains("sealed interface TollEvent extends Event permits TollProcessed {}"))
                .hasEntrySatisfying(
                        RECORDS + "tolls/TollProcessed.java",
                        text -> assertThat(text)
                                .contains("record TollProcessed(UUID tollId) implements TollEvent {")
                                .contains("return tollId.toString();"));
    }

    @Test
    void aKeyOfAnotherNameIsATextAndBecomesAProperty() throws IOException {
        assertThat(add("inventory.stock.repainted", "inventory-service", "--key", "sku"))
                .as(shell.errors())
                .isZero();

        assertThat(shell.texts().get(RECORDS + "inventory/StockRepainted.java"))
                .contains("record StockRepainted(String sku) implements InventoryEvent {")
                .contains("return sku;")
                .doesNotContain("import java.util.UUID");
    }

    @Test
    void theOpenRowOfAChosenFeatureIsFilledIn() throws IOException {
        shell.run("new", "feature", "shipping");

        shell.assertRefused(
                "there are 001-order-fulfilment, 002-shipping",
                "new",
                "event",
                "orders.order.repainted",
                "--producer",
                "order-service");
        assertThat(add("orders.order.repainted", "order-service", "--feature", "002"))
                .as(shell.errors())
                .isZero();

        assertThat(shell.texts().get("specs/002-shipping/plan.md"))
                .contains("| `orders.order.repainted` | order-service |")
                .doesNotContain("| ? |");
    }

    @Test
    void aRowThatIsThereIsKept() throws IOException {
        add("orders.order.repainted", "order-service");
        String plan = Files.readString(project.resolve(PLAN));
        shell.copy("event-contracts/src/main");
        Files.delete(project.resolve(RECORDS + "orders/OrderRepainted.java"));
        Files.delete(project.resolve(RESOURCES + "schemas/orders.order.repainted/1.0.json"));
        Files.delete(project.resolve(RESOURCES + "examples/orders.order.repainted/1.0.json"));

        assertThat(add("orders.order.repainted", "order-service"))
                .as(shell.errors())
                .isZero();

        assertThat(Files.readString(project.resolve(PLAN))).isEqualTo(plan);
    }

    @Test
    void linesStayAsTheyEnd() throws IOException {
        for (Map.Entry<String, String> file : shell.texts().entrySet()) {
            shell.write(file.getKey(), file.getValue().replace("\n", "\r\n"));
        }

        assertThat(add("orders.order.repainted", "order-service"))
                .as(shell.errors())
                .isZero();

        Map<String, String> after = shell.texts();
        for (String file : new String[] {CONTRACT, PLAN, RECORDS + "orders/OrderEvent.java"}) {
            assertThat(after.get(file).replace("\r\n", "")).as(file).doesNotContain("\n");
        }
    }

    @Test
    void aRepeatedCommandIsRefused() throws IOException {
        add("orders.order.repainted", "order-service");

        shell.assertRefused("exists already", "new", "event", "orders.order.repainted", "--producer", "order-service");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders.order.ship | order-service | orderId | such as orders.order.shipped.",
                "orders.order.processing | order-service | orderId | such as orders.order.processed.",
                "orders.order.process | order-service | orderId | such as orders.order.processed.",
                "orders.order.cancel | order-service | orderId | such as orders.order.canceled.",
                "orders.order.deny | order-service | orderId | such as orders.order.denied.",
                "orders.order.send | order-service | orderId | such as orders.order.sent.",
                "orders.shipped | order-service | orderId | <domain>.<entity>.<event>",
                "Orders.Order.Shipped | order-service | orderId | <domain>.<entity>.<event>",
                "orders.new.shipped | order-service | orderId | new is a keyword of Java",
                "orders.order.repainted | order | orderId | There is no service order. Did you mean order-service?",
                "orders.order.repainted | ../x | orderId | There is no service ../x; there are ",
                "orders.order.repainted | order-service | order-id | such as orderId.",
                "orders.order.repainted | order-service | class | such as orderId.",
            })
    void aBadNameIsRefusedWithAGoodOne(String type, String producer, String key, String good) throws IOException {
        shell.assertRefused(good, "new", "event", type, "--producer", producer, "--key", key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "event-contracts/src/main/resources/asyncapi.yaml | channels: [ | asyncapi.yaml",
                "specs/001-order-fulfilment/plan.md | no table | has no table of events",
                "event-contracts/src/main/java/io/eventorchestrator/contracts/orders/OrderEvent.java | interface { |"
                        + " is not valid Java",
                "event-contracts/src/main/java/io/eventorchestrator/contracts/orders/OrderEvent.java | interface A {} |"
                        + " has no sealed interface",
                "event-contracts/src/main/java/io/eventorchestrator/contracts/orders/OrderRepainted.java | class B {}"
                        + " | exists already",
            })
    void aBrokenOrExistingFileIsRefusedInOneLine(String file, String text, String reason) throws IOException {
        Files.delete(project.resolve(RECORDS + "orders/ReturnEvent.java"));
        shell.write(file, text)
                .assertRefused(reason, "new", "event", "orders.order.repainted", "--producer", "order-service");
    }

    private int add(String type, String producer, String... options) {
        String[] command = new String[5 + options.length];
        System.arraycopy(new String[] {"new", "event", type, "--producer", producer}, 0, command, 0, 5);
        System.arraycopy(options, 0, command, 5, options.length);
        return shell.run(command);
    }
}
