package io.eventorchestrator.tooling.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Works in a copy of the parts of this repository that a check looks at. */
class NewSubscriptionTest {

    private static final String CONTRACT = "event-contracts/src/main/resources/asyncapi.yaml";
    private static final String PLAN = "specs/001-order-fulfilment/plan.md";
    private static final String HANDLERS =
            "notification-service/src/main/java/io/eventorchestrator/notifications/events/";
    private static final String TESTS = HANDLERS.replace("/main/", "/test/");
    private static final String PICKING =
            "inventory-service/src/main/java/io/eventorchestrator/inventory/events/Picking";

    @TempDir
    private Path project;

    private ScaffoldShell shell = new ScaffoldShell(Path.of(""));

    @BeforeEach
    void copyTheRepository() throws IOException {
        shell = new ScaffoldShell(project);
        for (String part : List.of(
                "event-contracts/src/main",
                "event-contracts/released-schemas.sha256",
                "specs",
                "docs",
                "README.md",
                "dapr-components",
                "k8s",
                "deploy/topics.sh",
                "deploy/dapr",
                "docker-compose.yml",
                "inventory-service/pom.xml",
                "notification-service/pom.xml")) {
            shell.copy(part);
        }
        for (String service : Catalogue.load().services()) {
            shell.copy(service + "/src/main");
        }
    }

    @Test
    void aNewGroupHasAClassWithAHandlerAndATest() throws IOException {
        assertThat(add("orders.order.confirmed", "inventory-service", "picking", "--summary", "it's: picked"))
                .as(shell.errors())
                .isZero();

        Group group = catalogue().group("inventory-service-picking");
        assertThat(group.topics()).containsExactly("orders.order.confirmed");
        assertThat(group.purpose()).isEqualTo("it's: picked");
        assertThat(text(PICKING + ".java"))
                .contains(
                        "@ConsumerGroup(\"inventory-service-picking\")",
                        "import io.eventorchestrator.contracts.orders.OrderConfirmed;",
                        "    void on(OrderConfirmed event) {\n");
        assertThat(text(PICKING.replace("/main/", "/test/") + "OrderConfirmedTest.java"))
                .contains("new Picking().on(event)")
                .doesNotContain("mock");
        assertThat(text(PLAN)).contains("notification-service-large-orders, inventory-service-picking | orderId |");
        assertThat(shell.out()).contains(PICKING + ".java", "./eventctl up");
    }

    @Test
    void aGroupThatIsThereGetsAMethodInItsClass() throws IOException {
        String before = text(HANDLERS + "OrderAlerts.java");

        assertThat(add("inventory.stock.released", "notification-service", "order-alerts"))
                .as(shell.errors())
                .isZero();

        assertThat(catalogue().group("notification-service-order-alerts").topics())
                .contains("orders.order.expired", "inventory.stock.released");
        assertThat(text(HANDLERS + "OrderAlerts.java"))
                .contains(
                        "import io.eventorchestrator.contracts.inventory.InventoryReleased;\n"
                                + "import io.eventorchestrator.contracts.orders.OrderCancelled;",
                        "    @EventHandler\n    void on(InventoryReleased event) {\n        log.info(",
                        "class OrderAlerts {\n\n    private static final Logger log =")
                .satisfies(after -> assertThat(after.lines().toList())
                        .containsAll(before.lines().toList()));
        assertThat(text(TESTS + "OrderAlertsInventoryReleasedTest.java"))
                .contains("import static org.mockito.Mockito.mock;", "new OrderAlerts(mock()).on(event)");
    }

    @Test
    void aConsumerReplacesTheRemarkThatThereIsNone() throws IOException {
        String plan = text(PLAN);
        shell.write(PLAN, plan.replace("notification-service-stock-alerts", "published for others"));

        add("inventory.stock.depleted", "inventory-service", "reorders");

        assertThat(text(PLAN))
                .contains(
                        "`inventory.stock.depleted` | inventory-service | inventory-service-reorders | sku | – | – |");
    }

    @Test
    void theProjectHasNoFindingsAfterwards() throws IOException {
        add("orders.order.confirmed", "inventory-service", "picking");
        assertThat(shell.run("check")).as(shell.out()).isZero();

        add("inventory.stock.released", "notification-service", "order-alerts");
        assertThat(shell.run("check")).as(shell.out()).isZero();
        assertThat(shell.run("flow")).as(shell.out()).isZero();
    }

    @Test
    void aSchemaIsNotReleased() throws IOException {
        shell.run("new", "event", "orders.order.shipped", "--producer", "order-service", "--feature", "001");
        String released = text("event-contracts/released-schemas.sha256");

        assertThat(add("orders.order.shipped", "inventory-service", "picking"))
                .as(shell.errors())
                .isZero();

        assertThat(text("event-contracts/released-schemas.sha256")).isEqualTo(released);
        assertThat(text("docs/events.md")).contains("inventory-service-picking");
    }

    @Test
    void aPlanIsNotNeeded() throws IOException {
        Files.delete(project.resolve(PLAN));

        assertThat(add("orders.order.confirmed", "inventory-service", "picking"))
                .as(shell.errors())
                .isZero();
    }

    @Test
    void aHandlerThatIsThereIsKept() throws IOException {
        String contract = text(CONTRACT);
        add("orders.order.confirmed", "inventory-service", "picking");
        String handler = text(PICKING + ".java");
        shell.write(CONTRACT, contract);

        assertThat(add("orders.order.confirmed", "inventory-service", "picking"))
                .as(shell.errors())
                .isZero();

        assertThat(text(PICKING + ".java")).isEqualTo(handler);
    }

    @Test
    void linesStayAsTheyEnd() throws IOException {
        for (Map.Entry<String, String> file : shell.texts().entrySet()) {
            shell.write(file.getKey(), file.getValue().replace("\n", "\r\n"));
        }

        assertThat(add("inventory.stock.released", "notification-service", "order-alerts"))
                .as(shell.errors())
                .isZero();

        for (String file : List.of(CONTRACT, PLAN, HANDLERS + "OrderAlerts.java")) {
            assertThat(text(file).replace("\r\n", "")).as(file).doesNotContain("\n");
        }
    }

    @Test
    void aRepeatedCommandIsRefused() throws IOException {
        add("orders.order.confirmed", "inventory-service", "picking");

        assertRefused("reads orders.order.confirmed already", "orders.order.confirmed", "inventory-service", "picking");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            orders.order.packed | inventory-service | picking | There is no event orders.order.packed. Did you mean orders.order.placed?
            orders.order.confirmed | stock-service | picking | There is no service stock-service; there are inventory-service,
            orders.order.confirmed | ../x | picking | There is no service ../x; there are
            orders.order.confirmed | inventory-service | Picking | such as order-alerts
            orders.order.confirmed | inventory-service | pick--ing | such as order-alerts
            orders.order.confirmed | inventory-service | inventory-service-picking | such as order-alerts
            orders.order.confirmed | inventory-service | '' | such as order-alerts
            orders.order.confirmed | inventory-service | x234567890123456789012345678901234567890123456789012345678901234567890 | must be a DNS label
            """)
    void aBadNameIsRefusedWithGoodOnes(String type, String service, String purpose, String good) throws IOException {
        assertRefused(good, type, service, purpose);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "two\nlines", "\u001b[2J"})
    void aBadSummaryIsRefused(String summary) throws IOException {
        assertRefused(
                "one line of at most 100 characters",
                "orders.order.confirmed",
                "inventory-service",
                "picking",
                "--summary",
                summary);
    }

    @Test
    void anotherSummaryOfAGroupIsRefused() throws IOException {
        assertRefused(
                "its summary is: ",
                "inventory.stock.released",
                "notification-service",
                "order-alerts",
                "--summary",
                "other work");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OrderAlerts.java | class { | is not valid Java
            OrderAlerts.java | package a; @ConsumerGroup("notification-service-order-alerts") interface A {} | has no class in a package
            OrderAlerts.java | package a; @ConsumerGroup("notification-service-order-alerts") class A { A(int b) {} } | is constructed with a int
            OrderAlerts.java | package a; @ConsumerGroup("notification-service-order-alerts") class A { A() {} A(B b) {} } | has several constructors
            OrderAlerts.java | class OrderAlerts {} | OrderAlerts.java exists already
            OrderAlertsInventoryReleasedTest.java | class A {} | exists already
            """)
    void aBrokenOrExistingFileIsRefusedInOneLine(String file, String text, String reason) throws IOException {
        String broken = text.startsWith("class {") ? text + " \"notification-service-order-alerts\"" : text;
        shell.write((file.endsWith("Test.java") ? TESTS : HANDLERS) + file, broken);

        assertRefused(reason, "inventory.stock.released", "notification-service", "order-alerts");
    }

    @Test
    void anEventOfAnotherKeyIsRefused() throws IOException {
        assertRefused(
                "is orderId, and that of inventory.stock.depleted, which notification-service-stock-alerts reads, is"
                        + " sku",
                "inventory.stock.released",
                "notification-service",
                "stock-alerts");
    }

    private void assertRefused(String reason, String type, String service, String purpose, String... options)
            throws IOException {
        shell.assertRefused(reason, command(type, service, purpose, options));
    }

    private int add(String type, String service, String purpose, String... options) {
        return shell.run(command(type, service, purpose, options));
    }

    private static String[] command(String type, String service, String purpose, String... options) {
        return Stream.concat(
                        Stream.of("new", "subscription", type, "--service", service, "--purpose", purpose),
                        Stream.of(options))
                .toArray(String[]::new);
    }

    private Catalogue catalogue() throws IOException {
        return Catalogue.parse(CONTRACT, text(CONTRACT));
    }

    private String text(String file) throws IOException {
        return Files.readString(project.resolve(file));
    }
}
