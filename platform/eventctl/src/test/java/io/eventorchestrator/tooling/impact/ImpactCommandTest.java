package io.eventorchestrator.tooling.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.tooling.EventCtl;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ImpactCommandTest {

    private static final String REPOSITORY = "../..";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"OrderPlaced", "orders.order.placed"})
    void withoutLiveItSaysWhatFlowSays(String event) {
        int exit = run("flow", "--project", REPOSITORY, "--impact", event);
        String said = out.toString();
        out.getBuffer().setLength(0);

        assertThat(run("impact", "--project", REPOSITORY, event)).isEqualTo(exit);
        assertThat(out.toString()).isEqualTo(said).contains("directly");
    }

    @Test
    void withoutLiveTheDocumentHasNoLivePart() {
        run("impact", "--project", REPOSITORY, "OrderPlaced", "--json");

        assertThat(JsonMapper.shared().readTree(out.toString()).propertyNames())
                .contains("events")
                .doesNotContain("live");
    }

    @Test
    void anUnknownEventIsRefusedWithTheExistingOnes() {
        assertThat(run("impact", "--project", REPOSITORY, "OrderPlased")).isEqualTo(2);

        assertThat(errors.toString().lines())
                .singleElement()
                .asString()
                .contains("no event OrderPlased", "OrderPlaced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2147483648", "many"})
    void anInvalidBoundIsRefused(String limit) {
        assertThat(run("impact", "--project", REPOSITORY, "OrderPlaced", "--live", "--limit", limit))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("--limit");
    }

    @Test
    void brokersThatDoNotAnswerAreReportedInOneLine() {
        String nobody = "127.0.0.1:" + Ports.free();

        assertThat(run("impact", "--project", REPOSITORY, "OrderPlaced", "--live", "--json", "--brokers", nobody))
                .isEqualTo(3);
        assertThat(errors.toString().lines())
                .singleElement()
                .asString()
                .startsWith("The brokers at " + nobody + " can't be asked: ");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"rpc-server-asyncapi.yml, sum", "rpc-client-asyncapi.yml, requestSum"})
    void theBrokersAreAskedForAnEventOfAContractForOtherTools(String document, String event) {
        String contract = "src/test/resources/asyncapi/" + document;
        String nobody = "127.0.0.1:" + Ports.free();

        assertThat(run("impact", "--contract", contract, event, "--live", "--json", "--brokers", nobody))
                .isEqualTo(3);
        assertThat(errors.toString().lines())
                .singleElement()
                .asString()
                .startsWith("The brokers at " + nobody + " can't be asked: ");
    }

    @Test
    void aContractThatTheToolCannotUseIsReportedInOneLine() throws Exception {
        Files.writeString(folder.resolve("asyncapi.yaml"), """
                asyncapi: 3.0.0
                info: {title: shop, version: 1.0.0}
                channels: {A: {address: a.b.c, messages: {A: {$ref: '#/components/messages/A'}}}}
                operations: {send: {action: send, x-service: shop, channel: {$ref: '#/channels/A'}}}
                components: {messages: {A: {name: a.b.c, title: A, payload: {type: object}}}}
                """);

        assertThat(run("impact", "--project", folder.toString(), "A", "--live", "--brokers", "127.0.0.1:1", "--json"))
                .isEqualTo(3);
        assertThat(errors.toString().lines()).singleElement().asString().contains("asyncapi.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: [ | asyncapi.yaml:1: No YAML or JSON",
                "asyncapi: 2.6.0 | asyncapi.yaml:1: AsyncAPI 2.6.0 is not supported.",
                "'' | asyncapi.yaml: The file is empty.",
                "'asyncapi: 3.0.0\nchannels: [1, 2]' | asyncapi.yaml:2: channels must be a mapping"
            })
    void anEventOfAContractThatCannotBeReadGetsTheReason(String contract, String reason) throws Exception {
        Files.writeString(folder.resolve("asyncapi.yaml"), contract);

        for (String[] command : new String[][] {{"impact", "OrderPlaced"}, {"flow", "--impact", "OrderPlaced"}}) {
            errors.getBuffer().setLength(0);
            List<String> arguments = new ArrayList<>(List.of(command));
            arguments.addAll(List.of("--project", folder.toString()));

            assertThat(run(arguments.toArray(String[]::new))).isEqualTo(3);
            assertThat(errors.toString().lines()).singleElement().asString().contains(reason);
        }
    }

    @Test
    void anEventOfAReadableContractIsFoundBesideABrokenOne() throws Exception {
        Files.createDirectories(folder.resolve("broken"));
        Files.writeString(folder.resolve("broken/asyncapi.yaml"), "a: [");
        Files.writeString(folder.resolve("asyncapi.yaml"), """
                asyncapi: 3.0.0
                channels: {A: {address: a.b.c, messages: {A: {payload: {type: object}}}}}
                operations: {send: {action: send, channel: {$ref: '#/channels/A'}}}
                """);

        assertThat(run("impact", "--project", folder.toString(), "A")).isOne();
        assertThat(out.toString()).contains("broken/asyncapi.yaml:1: error: No YAML or JSON");
    }

    @ParameterizedTest
    @CsvSource({"simple-asyncapi.yml, UserSignedUp", "streetlights-kafka-asyncapi.yml, lightMeasured"})
    void anEventWithoutATopicIsWrongUse(String document, String event) {
        String contract = "src/test/resources/asyncapi/" + document;

        assertThat(run("impact", "--contract", contract, event, "--live", "--json", "--brokers", "127.0.0.1:1"))
                .isEqualTo(2);
        assertThat(errors.toString().lines())
                .singleElement()
                .asString()
                .startsWith("The contract has no topic for " + event + ", so no event of it exists.");
    }

    private int run(String... arguments) {
        return EventCtl.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }
}
