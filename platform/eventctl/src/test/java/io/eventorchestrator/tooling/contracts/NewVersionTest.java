package io.eventorchestrator.tooling.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.resources.ContractFolder;
import io.eventorchestrator.catalogue.resources.ReleasedSchemas;
import io.eventorchestrator.tooling.EventCtl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void theNextMajorKeepsThePresentRecordAsOneThatIsUpcast() throws IOException {
        assertThat(newVersion(REJECTED, "--major")).as(errors.toString()).isZero();

        Map<String, String> texts = texts();
        assertThat(text(texts, CONTRACT)).contains("x-version: '2.0'", "schemas/" + REJECTED + "/2.0.json");
        assertThat(text(texts, RESOURCES + "schemas/" + REJECTED + "/2.0.json")).contains("/" + REJECTED + "/2.0\"");
        assertThat(text(texts, RECORDS + "orders/OrderRejected.java"))
                .contains(
                        "@EventType(value = \"" + REJECTED
                                + "\", version = \"2.0\")\n@Supersedes(OrderRejectedV1.class)\n",
                        "contracts.EventType;\nimport io.eventorchestrator.contracts.Supersedes;\n");
        assertThat(text(texts, RECORDS + "orders/OrderRejectedV1.java"))
                .contains("version = \"1.1\"", "record OrderRejectedV1(", "implements Superseded<OrderRejected> {")
                .contains("return String.valueOf(orderId);")
                .contains("return new OrderRejected(orderId, customer, reason, shortages);");
        assertThat(out.toString())
                .contains("upcast() in OrderRejectedV1", "Release all groups that read it before order-service");
        assertCompiles();
    }

    @Test
    void aThirdMajorIsAChain() throws IOException {
        assertThat(newVersion("orders.order.placed", "--major"))
                .as(errors.toString())
                .isZero();

        assertThat(text(texts(), RECORDS + "orders/OrderPlaced.java")).contains("@Supersedes(OrderPlacedV2.class)");
        assertThat(text(texts(), RECORDS + "orders/OrderPlacedV2.java"))
                .contains("@Supersedes(OrderPlacedV1.class)", "implements Superseded<OrderPlaced> {");
        assertThat(text(texts(), RECORDS + "orders/OrderPlacedV1.java"))
                .contains("implements Superseded<OrderPlacedV2> {", "public OrderPlacedV2 upcast() {");
        assertCompiles();
    }

    @Test
    void aRecordOfTheSameNameInAnotherPackageStaysAsItIs() throws IOException {
        String other = """
                package io.eventorchestrator.contracts.inventory;

                record OrderPlacedV1(OrderPlaced next) {

                    record OrderPlaced() {}
                }
                """;
        Path file = copy.resolve(RECORDS + "inventory/OrderPlacedV1.java");
        Files.writeString(file, other);

        assertThat(newVersion("orders.order.placed", "--major"))
                .as(errors.toString())
                .isZero();

        assertThat(file).hasContent(other);
        assertThat(text(texts(), RECORDS + "orders/OrderPlacedV1.java"))
                .contains("implements Superseded<OrderPlacedV2> {");
    }

    @Test
    void aMajorWhosePredecessorIsElsewhereIsRefused() throws IOException {
        Files.move(copy.resolve(RECORDS + "orders/OrderPlacedV1.java"), copy.resolve("OrderPlacedV1.java"));

        assertRefused("orders/OrderPlacedV1.java", "orders.order.placed", "--major");
    }

    @Test
    void everyReleasedEventOfTheContractCanGetAMajor() throws IOException {
        ReleasedSchemas schemas = new ReleasedSchemas(ContractFolder.ofPlatform(copy));
        for (Channel channel : Catalogue.load().channels()) {
            boolean isDraft = schemas.isDraft(channel.topic());
            assertThat(newVersion(channel.topic(), "--major"))
                    .as(errors.toString())
                    .isEqualTo(isDraft ? 3 : 0);
        }

        assertCompiles();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public class OrderRejected {}| is not a record",
                "public record OrderRejected(java.util.UUID orderId) implements OrderEvent { record Reason() {} }"
                        + " | contains other types",
                "public record OrderRejected(java.util.UUID orderId) {}| implements no interface",
                "public record OrderRejected(java.util.UUID id) implements OrderEvent {} | nor a component orderId",
            })
    void aRecordThatCannotBeCopiedIsRefused(String type, String reason) throws IOException {
        Files.writeString(
                copy.resolve(RECORDS + "orders/OrderRejected.java"),
                "@EventType(value = \"orders.order.rejected\", version = \"1.1\")\n" + type);

        assertRefused(reason, REJECTED, "--major");
    }

    @Test
    void aRecordInTheWayOfTheFormerMajorIsRefused() throws IOException {
        Files.writeString(copy.resolve(RECORDS + "orders/OrderRejectedV1.java"), "");

        assertRefused("exists already", REJECTED, "--major");
    }

    @Test
    void anotherProjectHasItsContractElsewhere() throws IOException {
        Path shop = copy.resolve("shop");
        assertThat(run("new", "project", shop.toString())).as(errors.toString()).isZero();

        assertThat(run("schema", "new-version", "shops.item.added", "--major", "--project", shop.toString()))
                .as(errors.toString())
                .isZero();

        assertThat(shop.resolve("src/main/resources/schemas/shops.item.added/2.0.json"))
                .exists();
        assertThat(shop.resolve("src/main/java/com/example/shops/ItemAddedV1.java"))
                .content()
                .contains("implements Superseded<ItemAdded> {", "return new ItemAdded(itemId, name);")
                .doesNotContain("String.valueOf");
        assertThat(run("check", "--project", shop.toString()))
                .as(out.toString())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aContractOutsideOfMavensFoldersHasItsSchemasBesideIt(boolean isMajor) throws IOException {
        Path shop = copy.resolve("shop");
        assertThat(run("new", "project", shop.toString())).as(errors.toString()).isZero();
        for (String part : List.of("asyncapi.yaml", "schemas", "examples")) {
            Files.move(shop.resolve("src/main/resources/" + part), shop.resolve(part));
        }

        assertThat(newVersionIn(shop, isMajor)).as(errors.toString()).isZero();

        String next = isMajor ? "2.0" : "1.1";
        assertThat(shop.resolve("schemas/shops.item.added/" + next + ".json"))
                .content()
                .contains("/shops.item.added/" + next + "\"");
        assertThat(shop.resolve("examples/shops.item.added/" + next + ".json")).exists();
        assertThat(shop.resolve("asyncapi.yaml")).content().contains("schemas/shops.item.added/" + next + ".json");
        assertThat(shop.resolve("src/main/java/com/example/shops/ItemAdded.java"))
                .content()
                .contains("version = \"" + next + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {".git", "build", "dist", "node_modules/shop", "out", "target/copy"})
    void aRecordIsSearchedInNoBuildAndNoHiddenFolder(String folder) throws IOException {
        Path shop = copy.resolve("shop");
        assertThat(run("new", "project", shop.toString())).as(errors.toString()).isZero();
        for (String part : List.of("asyncapi.yaml", "schemas", "examples")) {
            Files.move(shop.resolve("src/main/resources/" + part), shop.resolve(part));
        }
        Path written = shop.resolve("src/main/java/com/example/shops/ItemAdded.java");
        Path built = Files.createDirectories(shop.resolve(folder)).resolve("ItemAdded.java");
        Files.copy(written, built);

        assertThat(newVersionIn(shop, false)).as(errors.toString()).isZero();

        assertThat(written).content().contains("version = \"1.1\"");
        assertThat(built).content().doesNotContain("1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "out", "test"})
    void aRecordsPackageMayHaveTheNameOfABuildOrTest(String name) throws IOException {
        String record = RECORDS + name + "/OrderRejected.java";
        Files.createDirectories(copy.resolve(RECORDS + name));
        Files.move(copy.resolve(RECORDS + "orders/OrderRejected.java"), copy.resolve(record));

        assertThat(newVersion(REJECTED)).as(errors.toString()).isZero();

        assertThat(text(texts(), record)).contains("version = \"1.2\"");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aProjectWithoutRecordsAndExamplesGetsASchemaAndAnEntry(boolean isMajor) throws IOException {
        Path shop = Files.createDirectories(copy.resolve("shop"));
        Path made = copy.resolve("made/shop");
        assertThat(run("new", "project", made.toString())).as(errors.toString()).isZero();
        for (String part : List.of("asyncapi.yaml", "schemas")) {
            Files.move(made.resolve("src/main/resources/" + part), shop.resolve(part));
        }

        assertThat(newVersionIn(shop, isMajor)).as(errors.toString()).isZero();

        assertThat(out.toString())
                .contains("the code of shop: no record in this project has @EventType for 1.0.")
                .doesNotContain("upcast");
        assertThat(run("schema", "check", "--project", shop.toString()))
                .as(out.toString())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$ref: schemas/shops.item.added/1.0.json | type: object | has no payload.schema.$ref",
                "schemas/shops.item.added/1.0.json | data/placed.yaml | must be schemas/shops.item.added/1.0.json",
                "x-service: shop | description: '' | has no x-service",
            })
    void aSchemaThatCanNotBeCopiedIsRefusedInOneLine(String present, String other, String reason) throws IOException {
        Path shop = copy.resolve("shop");
        assertThat(run("new", "project", shop.toString())).as(errors.toString()).isZero();
        Path contract = shop.resolve("src/main/resources/asyncapi.yaml");
        Files.writeString(contract, Files.readString(contract).replace(present, other));

        assertThat(newVersionIn(shop, false)).isEqualTo(3);
        assertThat(errors.toString().lines()).singleElement().asString().contains("asyncapi.yaml:", reason);
    }

    @Test
    void aContractForOtherToolsIsRefusedWithTheReason() throws IOException {
        Path shop = Files.createDirectories(copy.resolve("shop"));
        Files.writeString(shop.resolve("asyncapi.yaml"), """
                asyncapi: 3.0.0
                info: {title: Shop, version: 1.0.0}
                channels: {placed: {address: placed}}
                """);

        assertThat(newVersionIn(shop, false)).isEqualTo(3);
        assertThat(errors.toString().lines())
                .singleElement()
                .asString()
                .startsWith("asyncapi.yaml was written for other tools");
    }

    private int newVersionIn(Path project, boolean isMajor) {
        return run(Stream.concat(
                        Stream.of("schema", "new-version", "shops.item.added", "--project", project.toString()),
                        isMajor ? Stream.of("--major") : Stream.empty())
                .toArray(String[]::new));
    }

    @Test
    void aVersionOfAnotherFormIsRefused() throws IOException {
        Path shop = copy.resolve("shop");
        assertThat(run("new", "project", shop.toString())).as(errors.toString()).isZero();
        Path resources = shop.resolve("src/main/resources");
        Path schemas = resources.resolve("schemas/shops.item.added");
        Path contract = resources.resolve("asyncapi.yaml");
        Files.writeString(
                schemas.resolve("1.json"),
                Files.readString(schemas.resolve("1.0.json")).replace("/1.0\"", "/1\""));
        Files.writeString(
                contract, Files.readString(contract).replace("'1.0'", "'1'").replace("/1.0.json", "/1.json"));

        assertThat(run("schema", "new-version", "shops.item.added", "--project", shop.toString()))
                .isEqualTo(3);
        assertThat(errors.toString().lines())
                .singleElement()
                .asString()
                .contains("The version of shops.item.added is 1, not <major>.<minor>");
    }

    @Test
    void aFolderWithoutAContractIsRefused() throws IOException {
        Path empty = Files.createDirectories(copy.resolve("empty"));

        assertThat(run("schema", "new-version", REJECTED, "--project", empty.toString()))
                .isEqualTo(3);
        assertThat(errors.toString().lines()).singleElement().asString().contains("no AsyncAPI contract in " + empty);
    }

    private void assertCompiles() throws IOException {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(copy);
                StandardJavaFileManager manager = compiler.getStandardFileManager(said, null, null)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> options = List.of(
                    "-proc:none",
                    "-d",
                    Files.createDirectories(copy.resolve("classes")).toString(),
                    "-cp",
                    System.getProperty("java.class.path"));
            compiler.getTask(null, manager, said, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        assertThat(said.getDiagnostics()).noneMatch(one -> one.getKind() == Diagnostic.Kind.ERROR);
    }

    @Test
    void linesStayAsTheyEnd() throws IOException {
        for (Map.Entry<String, String> file : texts().entrySet()) {
            Files.writeString(copy.resolve(file.getKey()), file.getValue().replace("\n", "\r\n"));
        }

        assertThat(newVersion(REJECTED)).as(errors.toString()).isZero();
        assertThat(newVersion("inventory.stock.depleted", "--major"))
                .as(errors.toString())
                .isZero();

        assertThat(texts().values())
                .allSatisfy(text -> assertThat(text.replace("\r\n", "")).doesNotContain("\n"));
    }

    @Test
    void anUnreleasedVersionIsRefused() throws IOException {
        assertThat(newVersion(REJECTED)).isZero();

        assertRefused("1.2 is not released yet", REJECTED);
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
    void aBrokenOrExistingFileIsRefusedInOneLine(String file, String text, String reason) throws IOException {
        Files.writeString(copy.resolve("event-contracts/src/main").resolve(file), text);

        assertRefused(reason, REJECTED);
    }

    @Test
    void anUnknownEventIsRefusedWithTheExistingOnes() throws IOException {
        assertRefused("no event orders.order.repainted; it has orders.order.placed, ", "orders.order.repainted");
    }

    @Test
    void ifOneFileCannotBeWrittenNoneIs() throws IOException {
        Path aside = copy.resolve(RECORDS + "orders/.OrderRejected.java.eventctl-new");
        Files.createDirectories(aside.resolve("in-the-way"));

        assertRefused("Reading or writing failed", REJECTED);
    }

    private void assertRefused(String reason, String type, String... options) throws IOException {
        Map<String, String> before = texts();

        assertThat(newVersion(type, options)).isEqualTo(3);

        assertThat(errors.toString().lines()).singleElement().asString().contains(reason);
        assertThat(texts()).isEqualTo(before);
    }

    private int newVersion(String type, String... options) {
        return run(Stream.concat(
                        Stream.of("schema", "new-version", type, "--project", copy.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private int run(String... arguments) {
        return EventCtl.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
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
