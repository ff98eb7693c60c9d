package io.eventorchestrator.tooling.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Contracts that were written for other tools, without the extensions of this platform. */
class OtherContractsDiffTest {

    private static final Path PUBLIC = Path.of("src/test/resources/asyncapi");
    private static final String BEGIN = "asyncapi: 3.0.0\ninfo: {title: Shop, version: 1.0.0}\n";

    @TempDir
    private Path folder;

    private String out = "";
    private String errors = "";

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(PUBLIC)) {
            return files
                    .filter(file -> file.toString().matches(".*asyncapi\\.ya?ml"))
                    .filter(file -> !file.toString().contains("adeo"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aPublicDocumentAgreesWithItself(Path document) {
        int exit = run("diff", document.toString(), document.toString(), "--project", PUBLIC.toString());

        assertThat(exit).as(out + errors).isZero();
        assertThat(out).isEqualToIgnoringNewLines("The contracts agree.");
    }

    @Test
    void aSchemaElsewhereIsUndecidedEvenIfItsAddressIsTheSame() {
        String document =
                PUBLIC.resolve("adeo-kafka-request-reply-asyncapi.yml").toString();

        assertThat(run("diff", document, document)).isEqualTo(1);

        assertThat(out.lines()).isNotEmpty().allMatch(line -> line.startsWith("? ") && line.contains("is not fetched"));
        assertThat(out).contains("adeo-kafka-request-reply-asyncapi.yml:", "CostingRequestPayload.avsc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "simple             | displayName:",
                "streetlights-kafka | lumens:",
                "streetlights-mqtt  | percentage:",
                "slack-rtm          | bot:",
                "gitter-streaming   | fromUser:",
                "rpc-server         | numbers:",
                "correlation-id     | lumens:"
            })
    void aPropertyThatIsRemovedBreaksByACounterexample(String name, String property) throws IOException {
        String file = name + "-asyncapi.yml";
        Path newer = write(file, without(property, Files.readString(PUBLIC.resolve(file))));

        assertThat(run("diff", PUBLIC.resolve(file).toString(), newer.toString(), "--json"))
                .as(errors)
                .isEqualTo(1);

        JsonNode verdict = JsonMapper.shared().readTree(out).at("/pairs/0/newProducer");
        assertThat(verdict.path("verdict").asString()).as(out).isEqualTo("incompatible");
        assertThat(verdict.path("counterexample").toString()).contains(property.replace(":", ""));
    }

    @Test
    void aSchemaInAnotherFileIsCompared() throws IOException {
        String contract = "social-media/comments-service/asyncapi.yaml";
        String schemas = "social-media/common/schemas.yaml";
        for (String file : List.of(
                contract, schemas, "social-media/common/messages.yaml", "social-media/common/parameters.yaml")) {
            String text = Files.readString(PUBLIC.resolve(file));
            write("older/" + file, text);
            write("newer/" + file, text.replace("type: integer", "type: string"));
        }

        assertThat(run(
                        "diff",
                        folder.resolve("older").resolve(contract).toString(),
                        folder.resolve("newer").resolve(contract).toString(),
                        "--project",
                        folder.toString()))
                .isEqualTo(1);

        assertThat(out).contains("schema of commentChanged on comment/{commentId}/changed", "/likeCount");
    }

    static Stream<Arguments> changes() {
        String text = "{type: object, properties: {id: {type: string}}}";
        return Stream.of(
                Arguments.of(
                        "another format",
                        payload(avro("string")),
                        payload(avro("long")),
                        "undecided: the format application/vnd.apache.avro;version=1.9.0"),
                Arguments.of(
                        "no schema any longer",
                        payload(text),
                        payload(text).replace("payload:", "x-payload:"),
                        "undecided: payload"),
                Arguments.of(
                        "another key",
                        payload(text) + ", x-key: id",
                        payload(text) + ", x-key: name",
                        "! placed: key was id, is name"),
                Arguments.of(
                        "headers",
                        payload(text) + ", headers: {type: object}",
                        payload(text),
                        "? placed: headers differs"),
                Arguments.of(
                        "another content type",
                        payload(text) + ", contentType: text/plain",
                        payload(text) + ", contentType: text/csv",
                        "! placed: content type was text/plain, is text/csv"));
    }

    @Test
    void theSameSchemaInAnotherPlaceAgrees() throws IOException {
        String here = contract(payload("{type: object, properties: {id: {type: string}}}"));

        assertThat(diff(here, contract(payload("{$ref: '#/components/schemas/Id'}"))))
                .as(out)
                .isZero();

        assertThat(out).isEqualToIgnoringNewLines("The contracts agree.");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aMessageIsComparedWithoutExtensions(String name, String before, String after, String message)
            throws IOException {
        assertThat(diff(contract(before), contract(after))).isBetween(0, 1);

        assertThat(out).contains(message).doesNotContain("agree");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "address: placed | address: orders | ! placed: removed",
                "placed: {payload: {type: string}}} | placed: {payload: {type: string}}, paid: {}} | ? placed: also",
                "mqtt: {retain: true} | mqtt: {retain: false} | ? placed: bindings differs",
                "partitions: 3 | partitions: 6 | ! placed: partitions was 3, is 6; keys move",
                "cleanup.policy: [delete] | cleanup.policy: [compact] | placed: cleanup.policy was",
                "it: {action: send | it: {action: receive | the application: added: reads placed",
                "groupId: {const: lamps} | groupId: {const: lights} | ! lamps: removed",
                "x-service: b | x-service: c | ! lamps: service was b, is c",
                "x-service: a | x-service: c | ! placed: producer was a, is c",
                "host: a.example | host: b.example | ? the document: servers differs"
            })
    void aChannelIsComparedWithoutExtensions(String before, String after, String message) throws IOException {
        String contract = BEGIN + """
                servers: {main: {host: a.example, protocol: kafka}}
                channels:
                  placed:
                    address: placed
                    messages: {placed: {payload: {type: string}}}
                    bindings:
                      mqtt: {retain: true}
                      kafka: {partitions: 3, topicConfiguration: {cleanup.policy: [delete]}}
                operations:
                  it: {action: send, channel: {$ref: '#/channels/placed'}, x-service: a}
                  other:
                    action: receive
                    channel: {$ref: '#/channels/placed'}
                    bindings: {kafka: {groupId: {const: lamps}}}
                    x-service: b
                """;
        assertThat(contract).contains(before);
        String old = message.contains("the application")
                ? contract.replaceAll(", x-service: a|    x-service: b\n", "")
                : contract;

        diff(old, old.replace(before, after));

        assertThat(out).as(errors).contains(message);
    }

    @Test
    void channelsWithOneAddressAreComparedByName() throws IOException {
        String contract = BEGIN + """
                channels:
                  asked: {address: /, messages: {ping: {payload: {type: string}}}}
                  answered: {address: /, messages: {ping: {payload: {type: string}}}}
                """;

        assertThat(diff(contract, contract)).isZero();
        assertThat(diff(contract, contract.replaceFirst("type: string", "type: integer")))
                .isEqualTo(1);
        assertThat(out).contains("schema of ping on asked").doesNotContain("answered");
    }

    @Test
    void aSchemaThatRefersToItselfIsNamedWithItsLine() throws IOException {
        write("schemas/a.json", """
                {
                  "type": "object",
                  "properties": {
                    "id": {
                      "allOf": [{"$ref": "#/properties/id"}]
                    }
                  }
                }
                """);
        String contract = contract(payload("{$ref: schemas/a.json}"));
        Path file = write("asyncapi.yaml", contract);

        assertThat(run("diff", file.toString(), file.toString())).isEqualTo(3);

        assertThat(errors.lines())
                .singleElement()
                .asString()
                .contains("schemas/a.json:4: $ref leads back to itself, at /properties/id");
    }

    @Test
    void aReferenceThatEndsNowhereIsUndecided() throws IOException {
        String contract = contract(payload("{$ref: nowhere.json}"));

        assertThat(diff(contract, contract)).isEqualTo(1);

        assertThat(out)
                .contains("asyncapi.yaml:", "There is no file nowhere.json.")
                .doesNotContain("agree");
    }

    @Test
    void aSchemaOfAnySizeIsBounded() throws IOException {
        StringBuilder bomb = new StringBuilder("x-0: &x0 {a: b}\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("x-%d: &x%d {a: *x%d, b: *x%d}\n".formatted(i, i, i - 1, i - 1));
        }
        String contract = BEGIN + bomb + "channels: {c: {address: c, messages: {m: {payload: *x39}}}}\n";

        assertThat(diff(contract, contract)).isEqualTo(1);

        assertThat(out).contains("has too many values to be compared");
    }

    private static String payload(String schema) {
        return "payload: " + schema;
    }

    private static String avro(String type) {
        return "{schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: {type: record, name: A, fields:"
                + " [{name: id, type: " + type + "}]}}";
    }

    private static String contract(String message) {
        return BEGIN + "channels: {placed: {address: placed, messages: {placed: {" + message + "}}}}\n"
                + "components: {schemas: {Id: {type: object, properties: {id: {type: string}}}}}\n";
    }

    private int diff(String older, String newer) throws IOException {
        return run(
                "diff",
                write("older/asyncapi.yaml", older).toString(),
                write("newer/asyncapi.yaml", newer).toString());
    }

    private Path write(String file, String text) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        return Files.writeString(target, text);
    }

    private int run(String... arguments) {
        Answer answer = Answer.of(arguments);
        out = answer.out();
        errors = answer.errors();
        return answer.exit();
    }

    // A block of YAML: the key's line, and the lines below it that are indented further.
    private static String without(String key, String text) {
        List<String> lines = text.lines().toList();
        int first = 0;
        while (!lines.get(first).strip().startsWith(key)) {
            first++;
        }
        int indent = lines.get(first).indexOf(key);
        int end = first + 1;
        while (end < lines.size() && lines.get(end).matches("\\s{" + (indent + 1) + ",}.*")) {
            end++;
        }
        return Stream.concat(lines.subList(0, first).stream(), lines.subList(end, lines.size()).stream())
                .reduce("", (all, line) -> all + line + "\n");
    }
}
