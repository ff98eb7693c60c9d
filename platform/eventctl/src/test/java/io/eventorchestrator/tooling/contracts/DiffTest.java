package io.eventorchestrator.tooling.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.tooling.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiffTest {

    private static final Path CONTRACT = Path.of("../../event-contracts/src/main/resources");
    private static final String CANCELLED = "schemas/orders.order.cancelled/1.0.json";
    private static final String GROUP = "inventory-service-order-reservations";

    @TempDir
    private Path folder;

    private Path older;
    private Path newer;
    private String out = "";
    private String errors = "";

    @BeforeEach
    void copyTheContractTwice() throws IOException {
        older = copy("older");
        newer = copy("newer");
    }

    @Test
    void equalContractsAgree() {
        assertThat(diff()).isZero();
        assertThat(out).isEqualToIgnoringNewLines("The contracts agree.");
    }

    @Test
    void aNewOptionalPropertyIsRolledOutInEitherOrder() throws IOException {
        edit(CANCELLED, "\"properties\": {", "\"properties\": { \"channel\": {\"type\": \"string\"},");

        assertThat(diff()).as(out).isZero();

        assertThat(out)
                .contains("old producer, new consumer: compatible", "new producer, old consumer: compatible")
                .contains("order-service to " + GROUP + ": in either order");
    }

    @Test
    void aNewRequiredPropertyBreaksTheNewConsumerByACounterexample() throws IOException {
        edit(CANCELLED, "\"required\": [", "\"required\": [ \"channel\",");

        assertThat(diff("--json")).isEqualTo(1);

        JsonNode pair = pairOf(GROUP);
        assertThat(pair.at("/oldProducer/verdict").asString()).isEqualTo("incompatible");
        assertThat(pair.at("/oldProducer/counterexample").has("channel")).isFalse();
        assertThat(pair.at("/oldProducer/counterexample").has("orderId")).isTrue();
        assertThat(pair.at("/newProducer/verdict").asString()).isEqualTo("compatible");
        assertThat(pair.path("order").asString()).startsWith("producers first");
    }

    @Test
    void anotherMajorIsReleasedToConsumersFirst() throws IOException {
        Files.copy(newer.resolve(CANCELLED), newer.resolve("schemas/orders.order.cancelled/2.0.json"));
        edit("asyncapi.yaml", "schemas/orders.order.cancelled/1.0.json", "schemas/orders.order.cancelled/2.0.json");
        editAfter("asyncapi.yaml", "    OrderCancelled:\n", "x-version: '1.0'", "x-version: '2.0'");

        assertThat(diff()).as(out + errors).isZero();

        assertThat(out).contains("unsupported-version", GROUP + ": consumers first");
    }

    @Test
    void partitionsKeysAndGroupsAreCompared() throws IOException {
        edit("asyncapi.yaml", "partitions: 6", "partitions: 12");
        edit("asyncapi.yaml", "retention.ms: 604800000", "retention.ms: 86400000");
        edit("asyncapi.yaml", GROUP, "inventory-service-orders");

        assertThat(diff()).as(errors).isEqualTo(1);

        assertThat(out)
                .contains("! orders.order.placed: partitions was 6, is 12; keys move")
                .contains("retention.ms was 604800000, is 86400000")
                .contains("! " + GROUP + ": removed")
                .contains("inventory-service-orders: added");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-such-revision    | no-such-revision is neither a file nor a git revision of ",
                "no-such-revision:asyncapi.yaml | no-such-revision is neither a file nor a git revision of ",
                "nowhere/asyncapi.yaml | asyncapi.yaml does not exist"
            })
    void anUnknownContractIsReportedInOneLine(String given, String message) {
        assertThat(run("diff", given, newer.toString())).isIn(2, 3);
        assertThat(errors.lines()).singleElement().asString().contains(message).doesNotContain("bug");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "asyncapi.yaml | `a: [`               | asyncapi.yaml:1: No YAML or JSON: ",
                "asyncapi.yaml | `asyncapi: 2.6.0`    | asyncapi.yaml:1: AsyncAPI 2.6.0 is not supported.",
                "asyncapi.yaml | hello                | asyncapi.yaml",
                "asyncapi.yaml | `openapi: 3.1.0`     | asyncapi.yaml",
                "schemas/orders.order.cancelled/1.0.json | `{\"allOf\": [{\"$ref\": \"#\"}]}` | 1.0.json:1: $ref leads",
                "schemas/orders.order.cancelled/1.0.json | `{`               | 1.0.json:1: No YAML or JSON: "
            })
    void aBrokenFileIsReportedInOneLine(String file, String text, String message) throws IOException {
        Files.writeString(newer.resolve(file), text);

        assertThat(diff()).isEqualTo(3);

        assertThat(errors.lines()).singleElement().asString().contains(message).doesNotContain("bug");
    }

    @Test
    void aPathThatNoFileCanHaveIsReportedInOneLine() {
        assertThat(run("diff", "a\0b", newer.toString())).isEqualTo(3);

        assertThat(errors.lines()).singleElement().asString().isEqualTo("a b is neither a file nor a git revision.");
    }

    @Test
    void anotherEncodingIsReportedInOneLine() throws IOException {
        Files.writeString(newer.resolve(CANCELLED), "{}", StandardCharsets.UTF_16);

        assertThat(diff()).isEqualTo(3);

        assertThat(errors.lines()).singleElement().asString().contains(CANCELLED, "is not UTF-8");
    }

    @Test
    void aHugeFileIsReportedInOneLine() throws IOException {
        Files.writeString(newer.resolve("asyncapi.yaml"), "# padding\n".repeat(2_000_000));

        assertThat(diff()).isEqualTo(3);

        assertThat(errors.lines()).singleElement().asString().contains("is larger than");
    }

    @Test
    void aFileThatARevisionLacksIsNamed() throws Exception {
        commitTheOlderContract();

        assertThat(run("diff", "HEAD:nowhere/asyncapi.yaml", newer.toString(), "--project", folder.toString()))
                .isEqualTo(3);
        assertThat(errors).isEqualToIgnoringNewLines("HEAD:nowhere/asyncapi.yaml does not exist.");
    }

    @Test
    void aRevisionIsReadFromGit() throws Exception {
        commitTheOlderContract();
        edit("asyncapi.yaml", "partitions: 6", "partitions: 12");

        assertThat(run("diff", "HEAD:older/asyncapi.yaml", newer.toString(), "--project", folder.toString()))
                .isEqualTo(1);

        assertThat(out.lines())
                .hasSize(Catalogue.load().channels().size())
                .allMatch(line -> line.contains("partitions was 6, is 12"));
    }

    @Test
    void aRevisionIsOneOfTheProjectAndHoldsItsContract() throws Exception {
        commitTheOlderContract();
        String here = older.resolve("asyncapi.yaml").toString();

        assertThat(run("diff", "HEAD", here, "--project", older.toString()))
                .as(errors)
                .isZero();
        assertThat(run("diff", "HEAD", here, "--contract", here)).as(errors).isZero();
        assertThat(out).isEqualToIgnoringNewLines("The contracts agree.");
    }

    @Test
    void aProjectWithoutOneContractIsRefusedInOneLine() throws Exception {
        git("init", "-q");
        String empty = Files.createDirectories(folder.resolve("empty/specs"))
                .getParent()
                .toString();

        assertThat(run("diff", "HEAD", older.toString(), "--project", folder.toString()))
                .isEqualTo(3);
        assertThat(errors)
                .startsWith("There are several contracts in ")
                .endsWith("--contract names one of newer/asyncapi.yaml, older/asyncapi.yaml.\n")
                .hasLineCount(1);
        assertThat(run("diff", "HEAD", older.toString(), "--project", empty)).isEqualTo(3);
        assertThat(errors)
                .startsWith("There is no AsyncAPI contract in ")
                .endsWith("; --contract names one.\n")
                .hasLineCount(1);
    }

    private void commitTheOlderContract() throws Exception {
        git("init", "-q");
        git("add", "older");
        git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "-q", "-m", "a contract");
    }

    private void git(String... arguments) throws Exception {
        String[] command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new);
        assertThat(new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private JsonNode pairOf(String group) {
        return JsonMapper.shared()
                .readTree(out)
                .path("pairs")
                .valueStream()
                .filter(pair -> pair.path("group").asString().equals(group))
                .findFirst()
                .orElseThrow();
    }

    private int diff(String... options) {
        return run(Stream.concat(Stream.of("diff", older.toString(), newer.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private int run(String... arguments) {
        Answer answer = Answer.of(arguments);
        out = answer.out();
        errors = answer.errors();
        return answer.exit();
    }

    private void edit(String file, String before, String after) throws IOException {
        editAfter(file, "", before, after);
    }

    private void editAfter(String file, String from, String before, String after) throws IOException {
        String text = Files.readString(newer.resolve(file));
        int start = from.isEmpty() ? 0 : text.lastIndexOf(from);
        assertThat(text.substring(start)).contains(before);
        String rest = text.substring(start);
        String changed = from.isEmpty() ? rest.replace(before, after) : replacedOnce(rest, before, after);
        Files.write(newer.resolve(file), (text.substring(0, start) + changed).getBytes(StandardCharsets.UTF_8));
    }

    private static String replacedOnce(String text, String before, String after) {
        int at = text.indexOf(before);
        return text.substring(0, at) + after + text.substring(at + before.length());
    }

    private Path copy(String name) throws IOException {
        Path target = folder.resolve(name);
        try (Stream<Path> files = Files.walk(CONTRACT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(CONTRACT.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        giveFigures(target.resolve("asyncapi.yaml"));
        return target;
    }

    // Those of the platform may change at any time.
    private static void giveFigures(Path contract) throws IOException {
        Files.writeString(
                contract,
                Files.readString(contract)
                        .replaceAll("partitions: \\d+", "partitions: 6")
                        .replaceAll("retention.ms: \\d+", "retention.ms: 604800000"));
    }
}
