package io.eventorchestrator.tooling.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class OtherContractsTest {

    private static final Path PUBLIC = Path.of("src/test/resources/asyncapi");
    private static final String CONTRACT = "asyncapi.yaml";

    @TempDir
    private Path folder;

    private FlowShell shell;

    @BeforeEach
    void chooseTheFolder() {
        shell = new FlowShell(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "adeo-kafka-request-reply | answered_by CostingRequestV1 CostingResponse [contract]",
                "oneof                    | publishes OneOf example objectWithKey2 [contract]",
                "slack-rtm                | publishes Slack Real Time Messaging API channelCreated [contract]",
                "streetlights-kafka       | reads lightMeasured Streetlights Kafka API [contract]"
            })
    void aPublicDocumentGivesItsFlow(String name, String relation) throws IOException {
        shell.write(CONTRACT, Files.readString(PUBLIC.resolve(name + "-asyncapi.yml")));

        assertThat(shell.run()).as(shell.out()).isZero();

        assertThat(shell.relations()).contains(relation);
    }

    static Stream<Path> publicProjects() throws IOException {
        try (Stream<Path> files = Files.walk(PUBLIC)) {
            return files.filter(file -> file.toString().matches(".*asyncapi\\.ya?ml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("publicProjects")
    void anyPublicDocumentGivesAFlowAndNoFault(Path document) throws IOException {
        FlowShell there = new FlowShell(PUBLIC);

        int exit = there.run("--contract", document.toString());

        assertThat(exit).as(there.out()).isBetween(0, 1);
        assertThat(there.errors()).isEmpty();
        assertThat(there.out()).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(there.json("--contract", document.toString())
                        .path("relations")
                        .size())
                .isPositive();
    }

    @Test
    void severalDocumentsWithCommonPartsAreOneFlow() throws IOException {
        FlowShell there = new FlowShell(PUBLIC.resolve("social-media"));

        assertThat(there.run()).as(there.out()).isZero();

        assertThat(there.relations())
                .contains(
                        "publishes Comments Service commentChanged [contract]",
                        "reads commentChanged Website Backend [contract]");
    }

    @Test
    void foreignFormatsAreNamedAndNotFetched() throws IOException {
        shell.write(CONTRACT, Files.readString(PUBLIC.resolve("adeo-kafka-request-reply-asyncapi.yml")));

        shell.run();

        assertThat(shell.out())
                .contains("application/vnd.apache.avro;version=1.9.0 is not understood")
                .contains("CostingRequestPayload.avsc is outside of the project and is not fetched");
    }

    @Test
    void severalDocumentsAreOneContract() throws IOException {
        shell.write("orders/asyncapi.yaml", application("Orders", "send"));
        shell.write("billing/asyncapi.json", json(application("Billing", "receive")));

        assertThat(shell.relations())
                .contains("publishes Orders OrderPlaced [contract]", "reads OrderPlaced Billing [contract]");
    }

    @Test
    void referencesToOtherFilesAreFollowedAndTraitsApplied() throws IOException {
        shell.write(CONTRACT, """
                asyncapi: 3.1.0
                info: {title: Lights, version: 1.0.0}
                channels: {lit: {address: lit, messages: {LampLit: {$ref: 'parts/messages.json#/LampLit'}}}}
                operations:
                  read:
                    action: receive
                    channel: {$ref: '#/channels/lit'}
                    traits: [{$ref: '#/components/operationTraits/kafka'}]
                components: {operationTraits: {kafka: {bindings: {kafka: {groupId: {const: lamps}}}}}}
                """);
        shell.write("parts/messages.json", """
                {
                \t"LampLit": {"name": "lamp.lit", "traits": [{"title": "Lit"}], "payload": {"$ref": "lit.json"}}
                }
                """);
        shell.write("parts/lit.json", "{\"type\": \"object\"}");

        assertThat(shell.json().at("/events/0/title").asString()).isEqualTo("Lit");
        assertThat(shell.json().at("/events/0/schema").asString()).isEqualTo("parts/lit.json:1");
        assertThat(shell.json().at("/relations/0/group").asString()).isEqualTo("lamps");
    }

    @Test
    void anchorsAndMergedKeysAreRead() throws IOException {
        shell.write(CONTRACT, """
                asyncapi: 3.0.0
                info: {title: Lights, version: 1.0.0}
                x-common: &common
                  address: lit
                channels:
                  lit:
                    <<: *common
                    messages: {lit: {payload: {type: object}}}
                operations: {send: {action: send, channel: {$ref: '#/channels/lit'}}}
                """);

        assertThat(shell.json().at("/events/0/channels/0/address").asString()).isEqualTo("lit");
    }

    static Stream<Arguments> brokenDocuments() {
        String begin = "asyncapi: 3.0.0\ninfo: {title: A, version: 1.0.0}\n";
        return Stream.of(
                Arguments.of("broken YAML", "a: 1\nb: [", "asyncapi.yaml:2 syntax"),
                Arguments.of("a key twice", begin + "channels: {}\nchannels: {}\n", "asyncapi.yaml:4 syntax"),
                Arguments.of("an inner key twice", begin + "x-a:\n  - b: 1\n    b: 2\n", "asyncapi.yaml:5 syntax"),
                Arguments.of("a second document", begin + "---\nchannels: {}\n", "asyncapi.yaml:4 syntax"),
                Arguments.of(
                        "a folder", begin + "channels:\n  c: {$ref: 'a.yaml/b.yaml'}\n", "asyncapi.yaml:4 reference"),
                Arguments.of("nothing", "", "asyncapi.yaml:0 syntax"),
                Arguments.of("a word", "hello", "asyncapi.yaml:1 version"),
                Arguments.of("a list", "- 1", "asyncapi.yaml:1 version"),
                Arguments.of("OpenAPI", "openapi: 3.1.0", "asyncapi.yaml:1 version"),
                Arguments.of("AsyncAPI 2", "asyncapi: 2.6.0", "asyncapi.yaml:1 version"),
                Arguments.of("no operation", begin, "asyncapi.yaml:1 operation"),
                Arguments.of(
                        "a cycle", begin + "channels:\n  c: {$ref: '#/channels/c'}\n", "asyncapi.yaml:4 reference"),
                Arguments.of("a missing part", begin + "channels:\n  c: {$ref: '#/no'}\n", "asyncapi.yaml:4 reference"),
                Arguments.of(
                        "a missing file", begin + "channels:\n  c: {$ref: 'no.yaml'}\n", "asyncapi.yaml:4 reference"),
                Arguments.of(
                        "a URL",
                        begin + "channels:\n  c: {$ref: 'http://127.0.0.1:9/a'}\n",
                        "asyncapi.yaml:4 reference"),
                Arguments.of(
                        "outside", begin + "channels:\n  c: {$ref: '/etc/hostname'}\n", "asyncapi.yaml:4 reference"),
                Arguments.of("no action", begin + "operations:\n  o: {channel: {}}\n", "asyncapi.yaml:4 operation"),
                Arguments.of("no channel", begin + "operations:\n  o: {action: send}\n", "asyncapi.yaml:4 operation"),
                Arguments.of("channels of text", begin + "channels: 7\noperations: [1]\n", "asyncapi.yaml:1 operation"),
                Arguments.of("a list of channels", begin + "channels: [1, 2]\n", "asyncapi.yaml:3 structure"),
                Arguments.of("a text for channels", begin + "channels: none\n", "asyncapi.yaml:3 structure"),
                Arguments.of("a list as channel", begin + "channels:\n  c: [1]\n", "asyncapi.yaml:4 structure"),
                Arguments.of("a text as channel", begin + "channels:\n  c: 7\n", "asyncapi.yaml:4 structure"),
                Arguments.of(
                        "a list of messages",
                        begin + "channels:\n  c:\n    messages: [1]\n",
                        "asyncapi.yaml:5 structure"),
                Arguments.of(
                        "a text as message",
                        begin + "channels:\n  c:\n    messages: {m: 1}\n",
                        "asyncapi.yaml:5 structure"),
                Arguments.of(
                        "a list as name",
                        begin + "channels:\n  c:\n    messages:\n      m:\n        name: [a]\n",
                        "asyncapi.yaml:7 structure"),
                Arguments.of(
                        "a mapping as address",
                        begin + "channels:\n  c:\n    address: {a: 1}\n",
                        "asyncapi.yaml:5 structure"),
                Arguments.of(
                        "a text as binding",
                        begin + "channels:\n  c:\n    bindings: {kafka: 7}\n",
                        "asyncapi.yaml:5 structure"),
                Arguments.of("a list of operations", begin + "operations: [1]\n", "asyncapi.yaml:3 structure"),
                Arguments.of("a list as operation", begin + "operations:\n  o: [1]\n", "asyncapi.yaml:4 structure"),
                Arguments.of(
                        "a mapping of an operation's messages",
                        begin + "channels: {c: {messages: {m: {}}}}\noperations:\n  o:\n    action: send\n"
                                + "    channel: {$ref: '#/channels/c'}\n    messages: {m: 1}\n",
                        "asyncapi.yaml:8 structure"),
                Arguments.of(
                        "a text as channel of an operation",
                        begin + "operations:\n  o:\n    action: send\n    channel: c\n",
                        "asyncapi.yaml:6 structure"),
                Arguments.of("a list of components", begin + "components: [1]\n", "asyncapi.yaml:3 structure"),
                Arguments.of(
                        "a text as components' messages",
                        begin + "components:\n  messages: 7\n",
                        "asyncapi.yaml:4 structure"),
                Arguments.of(
                        "a list as component",
                        begin + "components:\n  messages:\n    m: [1]\n",
                        "asyncapi.yaml:5 structure"),
                Arguments.of("a text as info", "asyncapi: 3.0.0\ninfo: Shop\n", "asyncapi.yaml:2 structure"),
                Arguments.of("too deep", begin + "channels: " + "[".repeat(100_000), "asyncapi.yaml:3 syntax"),
                Arguments.of("control characters", "a: 1\nb: \u0000\u0001", "asyncapi.yaml:2 syntax"),
                Arguments.of(
                        "a late control character", "# é😀\n".repeat(5000) + "a: \u0007", "asyncapi.yaml:5001 syntax"),
                Arguments.of("many lines", begin + "# padding\n".repeat(2_000_000), "asyncapi.yaml:0 too-large"),
                Arguments.of("many aliases", begin + manyAliases(), "asyncapi.yaml:1 operation"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenDocuments")
    void aBrokenDocumentIsAFindingWithItsPlace(String name, String text, String finding) throws IOException {
        Files.createDirectories(folder.resolve("a.yaml/b.yaml"));
        shell.write(CONTRACT, text);

        assertThat(shell.findings()).contains(finding);
        assertThat(shell.errors()).isEmpty();
    }

    @Test
    void partsWithoutAValueAreNoFault() throws IOException {
        shell.write(CONTRACT, """
                asyncapi: 3.0.0
                info: {title: A, version: 1.0.0}
                channels:
                  c: {address: null, messages: {m: {payload: true, name: 7}}}
                operations:
                  o: {action: send, channel: {$ref: '#/channels/c'}, traits: , bindings: }
                components: {schemas: {any: true}, messages: }
                """);

        assertThat(shell.findings()).noneMatch(finding -> finding.endsWith("structure"));
        assertThat(shell.run()).as(shell.out()).isZero();
    }

    @Test
    @Timeout(60)
    void aPipeIsNotWaitedFor() throws Exception {
        shell.write(CONTRACT, "asyncapi: 3.0.0\ninfo: {title: A, version: 1.0.0}\nchannels: {c: {$ref: 'p.yaml'}}\n");
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("p.yaml").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(shell.findings()).contains("asyncapi.yaml:3 reference");
        assertThat(shell.out()).contains("p.yaml is not a regular file");
    }

    @Test
    @Timeout(60)
    void thousandsOfChannelsAreReadInSeconds() throws IOException {
        StringBuilder text = new StringBuilder("asyncapi: 3.0.0\ninfo: {title: A, version: 1.0.0}\nchannels:\n");
        IntStream.range(0, 20_000)
                .forEach(i -> text.append("  c%d: {address: a%d, messages: {m%d: {}}}\n".formatted(i, i, i)));
        text.append("operations:\n");
        IntStream.range(0, 12_000)
                .forEach(
                        i -> text.append("  o%d: {action: send, channel: {$ref: '#/channels/c%d'}}\n".formatted(i, i)));
        shell.write(CONTRACT, text.toString());

        assertThat(shell.run()).as(shell.errors()).isZero();
    }

    @Test
    void oneBrokenDocumentDoesNotHideTheOthers() throws IOException {
        shell.write("broken/asyncapi.yaml", "a: [");
        shell.write("orders/asyncapi.yaml", FlowShell.CONTRACT);

        assertThat(shell.run()).isEqualTo(1);

        assertThat(shell.out()).contains("orders.order.placed", "broken/asyncapi.yaml:1: error: No YAML or JSON");
    }

    @Test
    void anotherEncodingIsReadAndReported() throws IOException {
        shell.write(CONTRACT, ("\uFEFF" + FlowShell.CONTRACT).getBytes(StandardCharsets.UTF_16LE));

        assertThat(shell.findings()).contains("asyncapi.yaml:1 encoding");
        assertThat(shell.relations()).contains("publishes order-service orders.order.placed [contract]");
    }

    @Test
    void aProjectOrFileThatDoesNotExistIsReportedInOneLine() {
        assertThat(shell.run("--contract", "no/such.yaml")).isEqualTo(3);
        assertThat(shell.errors().lines()).singleElement().isEqualTo("There is no file no/such.yaml.");
    }

    private static String application(String title, String action) {
        return """
                asyncapi: 3.0.0
                info: {title: %s, version: 1.0.0}
                channels: {placed: {address: placed, messages: {OrderPlaced: {payload: {type: object}}}}}
                operations: {it: {action: %s, channel: {$ref: '#/channels/placed'}}}
                """.formatted(title, action);
    }

    private static String json(String yaml) {
        return new YAMLMapper().readTree(yaml).toPrettyString();
    }

    private static String manyAliases() {
        StringBuilder text = new StringBuilder("x-0: &x0 [a]\n");
        IntStream.range(1, 60)
                .forEach(i -> text.append(
                        "x-%d: &x%d [%s]\n".formatted(i, i, ("*x" + (i - 1) + ",").repeat(9) + "*x" + (i - 1))));
        return text.toString();
    }
}
