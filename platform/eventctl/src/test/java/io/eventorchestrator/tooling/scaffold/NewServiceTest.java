package io.eventorchestrator.tooling.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Works in a copy of the parts of this repository that concern services. */
class NewServiceTest {

    private static final String CONTRACT = "event-contracts/src/main/resources/asyncapi.yaml";
    private static final String SOURCES = "payment-service/src/main/java/io/eventorchestrator/payments/";
    private static final String TESTS = SOURCES.replace("/main/", "/test/");
    private static final String PORTS = "platform/local/src/main/java/io/eventorchestrator/platform/PlatformPort.java";
    private static final List<String> PARTS = List.of(
            "event-contracts/src/main",
            "event-contracts/released-schemas.sha256",
            "specs",
            "docs",
            "dapr-components",
            "k8s",
            "deploy/topics.sh",
            "order-service/src/main",
            "inventory-service/src/main",
            "notification-service/src/main",
            "platform/web/src/main/java");

    @TempDir
    private Path project;

    private ScaffoldShell shell = new ScaffoldShell(Path.of(""));

    @BeforeEach
    void copyTheRepository() throws IOException {
        shell = new ScaffoldShell(project);
        for (String part : PARTS) {
            shell.copy(part);
        }
        for (String file : ServicePassages.files()) {
            shell.copy(file);
        }
    }

    @Test
    void theContractHasItsEventAndItsGroup() throws IOException {
        assertThat(add("payment-service")).as(shell.errors()).isZero();

        Catalogue contract = Catalogue.parse(CONTRACT, text(CONTRACT));
        assertThat(contract.services()).contains("payment-service");
        assertThat(contract.channel("payments.payment.processed"))
                .satisfies(event -> assertThat(event.event()).isEqualTo("PaymentProcessed"))
                .satisfies(event -> assertThat(event.producer()).isEqualTo("payment-service"))
                .satisfies(event -> assertThat(event.key()).isEqualTo("orderId"));
        Group group = contract.group("payment-service-payments");
        assertThat(group.topics()).containsExactly("orders.order.placed");
        assertThat(group.purpose()).isEqualTo("publishes PaymentProcessed for each OrderPlaced");
    }

    @Test
    void theModuleHasAHandlerThatPublishesItsEvent() throws IOException {
        assertThat(add("payment-service")).as(shell.errors()).isZero();

        assertThat(text("pom.xml")).contains("    <module>payment-service</module>\n");
        assertThat(text(SOURCES + "PaymentServiceApplication.java")).contains("class PaymentServiceApplication {");
        assertThat(text(SOURCES + "events/Payments.java"))
                .contains("@ConsumerGroup(\"payment-service-payments\")")
                .contains("publisher.publish(new PaymentProcessed(event.orderId()));");
        assertThat(text("payment-service/src/main/resources/application.yaml"))
                .contains("${DATABASE_USERNAME:payment_service}", "${SERVER_PORT:8084}", "${DAPR_GRPC_PORT:4504}");
        assertThat(shell.texts())
                .containsKeys(
                        "payment-service/pom.xml",
                        TESTS + "ArchitectureTest.java",
                        TESTS + "CanvasTest.java",
                        TESTS + "PaymentsIT.java",
                        TESTS + "events/PaymentsTest.java");
    }

    @Test
    void eachFileWithAPassageForEachServiceHasOneForIt() throws IOException {
        shell.copyRepository();
        Map<String, String> before = shell.texts();
        Set<String> named = new TreeSet<>();
        before.forEach((file, text) -> {
            if (names(text, "order-service")
                    && names(text, "inventory-service")
                    && names(text, "notification-service")
                    && !file.matches("(?:CHANGELOG|CONTRIBUTING)\\.md|docs/(?:adr/|add-a|demo).*|.*/src/test/.*"
                            + "|.*alerts-test\\.yaml|.*/tooling/demo/.*")) {
                named.add(file);
            }
        });

        assertThat(add("payment-service")).as(shell.errors()).isZero();

        assertThat(named)
                .hasSizeGreaterThan(20)
                .allSatisfy(file -> assertThat(names(text(file), "payment-service"))
                        .as(file)
                        .isTrue());
        assertThat(text(PORTS))
                .contains(
                        "    PAYMENT_SERVICE_PORT(8084),\n",
                        "    PAYMENT_SIDECAR_HTTP_PORT(3504),\n",
                        "    PAYMENT_SIDECAR_APP_PORT(9084),\n",
                        "    PAYMENT_SIDECAR_GRPC_PORT(4504),\n");
        assertThat(text("docker-compose.yml"))
                .contains("\n\n  payment-service:\n    <<: *service\n", "\n\n  payment-service-dapr:\n", "\"9084\"")
                .contains("SERVER_PORT: 8084\n", "PAYMENT_SERVICE_DATABASE_URL: jdbc:postgresql:");
        assertThat(text("k8s/overlays/local/roles.sh"))
                .contains(
                        " -v payments=\"$PAYMENTS_PASSWORD\" ",
                        "create schema payments authorization payment_service;");
    }

    private static boolean names(String text, String service) {
        return text.toLowerCase(Locale.ROOT).replace('_', '-').contains(service);
    }

    @Test
    void theProjectHasNothingToMendAfterwards() throws IOException {
        assertThat(add("payment-service")).as(shell.errors()).isZero();

        assertThat(shell.run("check")).as(shell.out()).isZero();
        assertThat(shell.out()).isEqualToIgnoringNewLines("0 errors, 0 warnings, 0 notes, 0 accepted");
        assertThat(shell.run("flow")).as(shell.out()).isZero();
        assertThat(text("specs/001-order-fulfilment/plan.md"))
                .contains("inventory-service-order-reservations, payment-service-payments | orderId |")
                .contains("and StockDepleted; PaymentProcessed |")
                .contains(
                        "| `payments.payment.processed` | payment-service | published for others | orderId | – | – |");
        assertThat(text("event-contracts/released-schemas.sha256")).contains("payments.payment.processed/1.0.json");
        assertThat(text("docs/canvas/payment-service.md"))
                .contains("| publishes | PaymentProcessed |")
                .contains("| subscribes | `payment-service-payments`: OrderPlaced |");
    }

    @Test
    void aSecondServiceGetsTheNextPortsAndReadsTheFirstOne() throws IOException {
        add("payment-service");

        assertThat(add(
                        "stock-audit-service",
                        "--reads",
                        "inventory.stock.depleted",
                        "--publishes",
                        "audits.audit.requested"))
                .as(shell.errors())
                .isZero();
        assertThat(add("ledger-service", "--reads", "payments.payment.processed"))
                .as(shell.errors())
                .isZero();

        assertThat(text(PORTS)).contains("STOCK_AUDIT_SERVICE_PORT(8085)", "LEDGER_SIDECAR_HTTP_PORT(3506)");
        assertThat(text("stock-audit-service/src/main/java/io/eventorchestrator/audits/events/Audits.java"))
                .contains("publisher.publish(new AuditRequested(event.sku()));");
        assertThat(shell.run("check")).as(shell.out()).isZero();
        assertThat(shell.run("flow")).as(shell.out()).isZero();
    }

    @Test
    void eachFileThatIsWrittenIsNamedAndSoIsTheNextStep() throws IOException {
        Map<String, String> before = shell.texts();

        assertThat(add("payment-service")).as(shell.errors()).isZero();

        String out = shell.out();
        assertThat(shell.texts())
                .allSatisfy((file, text) -> assertThat(text.equals(before.get(file)))
                        .as(file)
                        .isNotEqualTo(Pattern.compile("(?m)^  " + Pattern.quote(file) + "$")
                                .matcher(out)
                                .find()));
        assertThat(out).contains("payment-service reads OrderPlaced", "mvn ", "./eventctl up", "localhost:8084");
    }

    @Test
    void aRepeatedCommandIsRefused() throws IOException {
        add("payment-service");

        assertRefused("payment-service exists already; nothing was changed.", "payment-service");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "payment | such as payment-service",
                "Payment-service | such as payment-service",
                "../payment-service | such as payment-service",
                "pay--ment-service | such as payment-service",
                "pg-service | such as payment-service",
                "a-service-of-more-than-forty-letters-service | such as payment-service",
                "order-service | order-service exists already",
                "payment2-service | --publishes",
                "web-service --publishes web.page.fetched | web can't be the domain of a new service",
                "sale-service --publishes orders.sale.closed | orders can't be the domain of a new service",
                "sale-service --publishes select.sale.closed | select can't be the domain of a new service",
                "sale-service --publishes sales.sale.close | such as sales.sale.closed",
                "sale-service --publishes SaleClosed | SaleClosed is not an event's type",
                "sale-service --reads orders.order.packed | There is no event orders.order.packed; there are ",
                "sale-service --feature 9 | --feature names the one feature",
            })
    void aBadOrTakenNameIsRefusedInOneLine(String options, String reason) throws IOException {
        assertRefused(reason, options.split(" "));
    }

    @Test
    void whereAPassageIsMissingNothingIsChanged() throws IOException {
        shell.write("deploy/postgres/roles.sh", "true\n");

        assertRefused("deploy/postgres/roles.sh has no passage about inventory-service", "payment-service");
    }

    @Test
    void whereAFileIsMissingNothingIsChanged() throws IOException {
        Files.delete(project.resolve("k8s/base/inventory-service.yaml"));

        assertRefused("There is no file " + project.resolve("k8s/base/inventory-service.yaml"), "payment-service");
    }

    @Test
    void whereOneFileCanNotBeWrittenNoneIs() throws IOException {
        Path last = project.resolve("specs/001-order-fulfilment/.plan.md.eventctl-new");
        Files.createDirectories(last.resolve("in the way"));

        assertRefused("Reading or writing failed", "payment-service");
    }

    @Test
    void linesStayAsTheyEnd() throws IOException {
        List<String> files = List.of("docker-compose.yml", "k8s/overlays/local/roles.sh", PORTS);
        for (String file : files) {
            shell.write(file, text(file).replace("\n", "\r\n"));
        }

        assertThat(add("payment-service")).as(shell.errors()).isZero();

        for (String file : files) {
            assertThat(text(file)).contains("ayment").isEqualTo(text(file).replaceAll("\r?\n", "\r\n"));
        }
    }

    private void assertRefused(String reason, String... options) throws IOException {
        shell.assertRefused(reason, command(options));
    }

    private int add(String... options) {
        return shell.run(command(options));
    }

    private static String[] command(String... options) {
        return Stream.concat(Stream.of("new", "service"), Stream.of(options)).toArray(String[]::new);
    }

    private String text(String file) throws IOException {
        return Files.readString(project.resolve(file));
    }
}
