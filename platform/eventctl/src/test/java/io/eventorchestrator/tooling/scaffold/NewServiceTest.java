package io.eventorchestrator.tooling.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.tooling.edits.ProjectEdits;
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
import org.springframework.util.FileSystemUtils;

/** Works in a copy of the parts of this repository that concern services. */
class NewServiceTest {

    private static final String CONTRACT = "event-contracts/src/main/resources/asyncapi.yaml";
    private static final String SOURCES = "toll-service/src/main/java/io/eventorchestrator/tolls/";
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
            "deploy/dapr",
            "platform/web/src/main/java");

    @TempDir
    private Path project;

    private ScaffoldShell shell = new ScaffoldShell(Path.of(""));

    private int number;

    @BeforeEach
    void copyTheRepository() throws IOException {
        shell = new ScaffoldShell(project);
        for (String part : PARTS) {
            shell.copy(part);
        }
        for (String service : Catalogue.load().services()) {
            shell.copy(service + "/src/main");
        }
        for (String file : ServicePassages.files()) {
            shell.copy(file);
        }
        number = ServicePorts.next(new ProjectEdits(project));
    }

    @Test
    void theContractHasItsEventAndItsGroup() throws IOException {
        assertThat(add("toll-service")).as(shell.errors()).isZero();

        Catalogue contract = Catalogue.parse(CONTRACT, text(CONTRACT));
        assertThat(contract.services()).contains("toll-service");
        assertThat(contract.channel("tolls.toll.processed"))
                .satisfies(event -> assertThat(event.event()).isEqualTo("TollProcessed"))
                .satisfies(event -> assertThat(event.producer()).isEqualTo("toll-service"))
                .satisfies(event -> assertThat(event.key()).isEqualTo("orderId"));
        Group group = contract.group("toll-service-tolls");
        assertThat(group.topics()).containsExactly("orders.order.placed");
        assertThat(group.purpose()).isEqualTo("publishes TollProcessed for each OrderPlaced");
    }

    @Test
    void theModuleHasAHandlerThatPublishesItsEvent() throws IOException {
        assertThat(add("toll-service")).as(shell.errors()).isZero();

        assertThat(text("pom.xml")).contains("    <module>toll-service</module>\n");
        assertThat(text(SOURCES + "TollServiceApplication.java")).contains("class TollServiceApplication {");
        assertThat(text(SOURCES + "events/Tolls.java"))
                .contains("@ConsumerGroup(\"toll-service-tolls\")")
                .contains("publisher.publish(new TollProcessed(event.orderId()));");
        assertThat(text("toll-service/src/main/resources/application.yaml"))
                .contains(
                        "${DATABASE_USERNAME:toll_service}",
                        "${SERVER_PORT:808" + number + "}",
                        "${DAPR_GRPC_PORT:450" + number + "}");
        assertThat(shell.texts())
                .containsKeys(
                        "toll-service/pom.xml",
                        TESTS + "ArchitectureTest.java",
                        TESTS + "CanvasTest.java",
                        TESTS + "TollsIT.java",
                        TESTS + "events/TollsTest.java");
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
                    && !file.matches("(?:CHANGELOG|CONTRIBUTING)\\.md|docs/(?:adr/|add-a|chaos|demo).*|.*/src/test/.*"
                            + "|specs/002-.*|docs/guarantees.*"
                            + "|deploy/(?:checks|test-compose|test-kubernetes)\\.sh|.*alerts-test\\.yaml"
                            + "|.*/tooling/demo/.*")) {
                named.add(file);
            }
        });

        assertThat(add("toll-service")).as(shell.errors()).isZero();

        assertThat(named)
                .hasSizeGreaterThan(20)
                .allSatisfy(file ->
                        assertThat(names(text(file), "toll-service")).as(file).isTrue());
        assertThat(text(PORTS))
                .contains(
                        "    TOLL_SERVICE_PORT(808" + number + "),\n",
                        "    TOLL_SIDECAR_HTTP_PORT(350" + number + "),\n",
                        "    TOLL_SIDECAR_APP_PORT(908" + number + "),\n",
                        "    TOLL_SIDECAR_GRPC_PORT(450" + number + "),\n");
        assertThat(text("docker-compose.yml"))
                .contains(
                        "\n\n  toll-service:\n    <<: *service\n",
                        "\n\n  toll-service-dapr:\n",
                        "\"908" + number + "\"")
                .contains("SERVER_PORT: 808" + number + "\n", "TOLL_SERVICE_DATABASE_URL: jdbc:postgresql:");
        assertThat(text("k8s/overlays/local/roles.sh"))
                .contains(" -v tolls=\"$TOLLS_PASSWORD\" ", "create schema tolls authorization toll_service;");
    }

    @Test
    void eachLineAboutTheModelHasOneAboutIt() throws IOException {
        assertThat(add("toll-service")).as(shell.errors()).isZero();

        // The README also tells of the model in prose.
        assertThat(ServicePassages.files())
                .filteredOn(file -> !file.contains("inventory") && !file.equals("README.md"))
                .allSatisfy(file -> assertThat(linesWith(text(file), "toll-service"))
                        .as(file)
                        .isEqualTo(linesWith(text(file), "inventory-service")));
    }

    private static long linesWith(String text, String service) {
        return text.lines().filter(line -> names(line, service)).count();
    }

    private static boolean names(String text, String service) {
        return text.toLowerCase(Locale.ROOT).replace('_', '-').contains(service);
    }

    @Test
    void theProjectHasNoFindingsAfterwards() throws IOException {
        assertThat(add("toll-service")).as(shell.errors()).isZero();

        assertThat(shell.run("check")).as(shell.out()).isZero();
        assertThat(shell.out()).contains("0 errors, 0 warnings, ").doesNotContain("toll");
        assertThat(shell.run("flow")).as(shell.out()).isZero();
        assertThat(text("specs/001-order-fulfilment/plan.md"))
                .contains(", toll-service-tolls | orderId |")
                .contains("; TollProcessed |")
                .contains("| `tolls.toll.processed` | toll-service | published for others | orderId | – | – |");
        assertThat(text("event-contracts/released-schemas.sha256")).contains("tolls.toll.processed/1.0.json");
        assertThat(text("docs/canvas/toll-service.md"))
                .contains("| publishes | TollProcessed |")
                .contains("| subscribes | `toll-service-tolls`: OrderPlaced |");
    }

    @Test
    void anotherEventThatIsStillBeingBuiltIsNotReleased() throws IOException {
        shell.run("new", "event", "orders.order.repainted", "--producer", "order-service");

        assertThat(add("toll-service")).as(shell.errors()).isZero();

        assertThat(text("event-contracts/released-schemas.sha256"))
                .contains("tolls.toll.processed/1.0.json")
                .doesNotContain("repainted");
        assertThat(shell.run("check")).as(shell.out()).isZero();
    }

    @Test
    void aSecondServiceGetsTheNextPortsAndReadsTheFirstOne() throws IOException {
        add("toll-service");

        assertThat(add(
                        "stock-audit-service",
                        "--reads",
                        "inventory.stock.depleted",
                        "--publishes",
                        "audits.audit.requested"))
                .as(shell.errors())
                .isZero();
        assertThat(add("ledger-service", "--reads", "tolls.toll.processed"))
                .as(shell.errors())
                .isZero();

        assertThat(text(PORTS))
                .contains("STOCK_AUDIT_SERVICE_PORT(808" + (number + 1), "LEDGER_SIDECAR_HTTP_PORT(350" + (number + 2));
        assertThat(text("stock-audit-service/src/main/java/io/eventorchestrator/audits/events/Audits.java"))
                .contains("publisher.publish(new AuditRequested(event.sku()));");
        assertThat(shell.run("check")).as(shell.out()).isZero();
        assertThat(shell.run("flow")).as(shell.out()).isZero();
    }

    @Test
    void aNameThatBeginsWithThatOfTheModelIsNotTakenForIt() throws IOException {
        assertThat(add("inventory-audit-service", "--publishes", "audits.audit.requested"))
                .as(shell.errors())
                .isZero();

        assertThat(add("toll-service")).as(shell.errors()).isZero();

        assertThat(text(".env.example").lines().filter(line -> line.contains("TOLL")))
                .containsExactly("#TOLL_SERVICE_PORT=808" + (number + 1), "#TOLL_SIDECAR_HTTP_PORT=350" + (number + 1));
    }

    @Test
    void portsInAnotherFormAreRefused() throws IOException {
        shell.write(PORTS, text(PORTS).replace("(808", "(0x1F9"));

        assertRefused("PlatformPort.java has no port of a service", "toll-service");
    }

    @Test
    void eachFileThatIsWrittenIsNamedAndSoIsTheNextStep() throws IOException {
        Map<String, String> before = shell.texts();

        assertThat(add("toll-service")).as(shell.errors()).isZero();

        String out = shell.out();
        assertThat(shell.texts())
                .allSatisfy((file, text) -> assertThat(text.equals(before.get(file)))
                        .as(file)
                        .isNotEqualTo(Pattern.compile("(?m)^  " + Pattern.quote(file) + "$")
                                .matcher(out)
                                .find()));
        assertThat(out).contains("toll-service reads OrderPlaced", "mvn ", "./eventctl up", "localhost:808" + number);
    }

    @Test
    void aRepeatedCommandIsRefused() throws IOException {
        add("toll-service");

        assertRefused("toll-service exists already; nothing was changed.", "toll-service");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "toll | such as payment-service",
                "Toll-service | such as payment-service",
                "../toll-service | such as payment-service",
                "to--ll-service | such as payment-service",
                "pg-service | such as payment-service",
                "a-service-of-more-than-forty-letters-service | such as payment-service",
                "order-service | order-service exists already",
                "toll2-service | --publishes",
                "web-service --publishes web.page.fetched | web can't be the domain of a new service",
                "sale-service --publishes orders.sale.closed | orders can't be the domain of a new service",
                "sale-service --publishes select.sale.closed | select can't be the domain of a new service",
                "sale-service --publishes sales.sale.close | such as sales.sale.closed",
                "sale-service --publishes SaleClosed | SaleClosed is not an event's type",
                "sale-service --reads orders.order.packed | orders.order.packed. Did you mean orders.order.placed?",
                "sale-service --feature 9 | Add --feature with the feature",
            })
    void aBadOrTakenNameIsRefusedInOneLine(String options, String reason) throws IOException {
        assertRefused(reason, options.split(" "));
    }

    @Test
    void ifAPassageIsMissingNothingIsChanged() throws IOException {
        shell.write("deploy/postgres/roles.sh", "true\n");

        assertRefused("deploy/postgres/roles.sh has no passage about inventory-service", "toll-service");
    }

    @Test
    void ifAFileIsMissingNothingIsChanged() throws IOException {
        Files.delete(project.resolve("k8s/base/inventory-service.yaml"));

        assertRefused("There is no file " + project.resolve("k8s/base/inventory-service.yaml"), "toll-service");
    }

    @Test
    void ifThePlatformIsMissingNothingIsChanged() throws IOException {
        FileSystemUtils.deleteRecursively(project.resolve("platform"));

        assertRefused("There is no file " + project.resolve(PORTS), "toll-service");
    }

    @Test
    void ifOneFileCannotBeWrittenNoneIs() throws IOException {
        Path last = project.resolve("specs/001-order-fulfilment/.plan.md.eventctl-new");
        Files.createDirectories(last.resolve("in the way"));

        assertRefused("Reading or writing failed", "toll-service");
    }

    @Test
    void linesStayAsTheyEnd() throws IOException {
        List<String> files = List.of("docker-compose.yml", "k8s/overlays/local/roles.sh", PORTS);
        for (String file : files) {
            shell.write(file, text(file).replace("\n", "\r\n"));
        }

        assertThat(add("toll-service")).as(shell.errors()).isZero();

        for (String file : files) {
            assertThat(text(file))
                    .containsIgnoringCase("toll")
                    .isEqualTo(text(file).replaceAll("\r?\n", "\r\n"));
        }
    }

    private void assertRefused(String reason, String... options) throws IOException {
        shell.assertRefused(reason, command(options));
    }

    private int add(String... options) {
        return shell.run(command(options));
    }

    private static String[] command(String... options) {
        Stream<String> feature =
                List.of(options).contains("--feature") ? Stream.empty() : Stream.of("--feature", "001");
        return Stream.of(Stream.of("new", "service"), feature, Stream.of(options))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    private String text(String file) throws IOException {
        return Files.readString(project.resolve(file));
    }
}
