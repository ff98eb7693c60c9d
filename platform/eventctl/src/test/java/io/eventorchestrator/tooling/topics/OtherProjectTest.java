package io.eventorchestrator.tooling.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.tooling.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherProjectTest {

    private static final Path CONTRACT = Path.of("../../event-contracts/src/main/resources");

    @TempDir
    private Path project;

    private String out = "";
    private String errors = "";

    @BeforeEach
    void copyAContractAndChangeIt() throws IOException {
        try (Stream<Path> files = Files.walk(CONTRACT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = project.resolve(CONTRACT.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(file).replaceAll("partitions: \\d+", "partitions: 7"));
            }
        }
    }

    @Test
    void topicsAreThoseOfItsContract() {
        assertThat(run("topics", "list", "--project", project.toString()))
                .as(errors)
                .isZero();
        assertThat(out.lines().filter(line -> line.startsWith("orders.order.placed ")))
                .singleElement()
                .asString()
                .containsPattern(" 7 ");
    }

    @Test
    void aFolderWithoutContractIsRefusedInOneLine() throws IOException {
        Files.delete(project.resolve("asyncapi.yaml"));

        assertThat(run("topics", "list", "--project", project.toString())).isEqualTo(3);
        assertThat(errors).startsWith("There is no AsyncAPI contract in ").hasLineCount(1);
        assertThat(run("generate", "--project", project.resolve("nowhere").toString()))
                .isEqualTo(3);
        assertThat(errors).startsWith("There is no folder ").hasLineCount(1);
    }

    @Test
    void topicsOfAContractForOtherToolsAreThoseOfItsChannels() throws IOException {
        Files.createDirectories(project.resolve(".specify"));
        Files.writeString(project.resolve(".specify/event-rules.yaml"), "partitions: {least: 4}\n");
        Files.writeString(project.resolve("asyncapi.yaml"), """
                asyncapi: 3.0.0
                info: {title: Shop, version: 1.0.0}
                channels:
                  placed:
                    address: placed
                    bindings: {kafka: {replicas: 2, topicConfiguration: {cleanup.policy: [delete, compact]}}}
                  some: {address: 'some/{id}'}
                """);
        assertThat(run("topics", "list", "--project", project.toString()))
                .as(errors)
                .isZero();
        assertThat(out.lines()).singleElement().asString().matches("placed +4  x2  \\{cleanup.policy=delete,compact}");
    }

    @Test
    void topicsOfEachContractForOtherToolsAreListed() throws IOException {
        for (String service : List.of("billing", "shipping")) {
            Files.writeString(project.resolve(service + "-asyncapi.yaml"), """
                    asyncapi: 3.0.0
                    info: {title: %1$s, version: 1.0.0}
                    channels: {%1$s: {address: %1$s-done}}
                    """.formatted(service));
        }
        Files.delete(project.resolve("asyncapi.yaml"));

        assertThat(run("topics", "list", "--project", project.toString()))
                .as(errors)
                .isZero();
        assertThat(out.lines())
                .extracting(line -> line.replaceFirst(" .*", ""))
                .containsExactly("billing-done", "shipping-done");
    }

    @Test
    void aContractThatCannotBeReadIsRefusedAlthoughAnotherOneCan() throws IOException {
        Files.writeString(project.resolve("billing-asyncapi.yaml"), "asyncapi: 3.0.0\nchannels: {a: {address: a}}\n");
        Files.writeString(project.resolve("shipping-asyncapi.yaml"), "asyncapi: 3.0.0\nchannels: {b: [\n");
        Files.delete(project.resolve("asyncapi.yaml"));

        assertThat(run("topics", "list", "--project", project.toString())).isEqualTo(3);
        assertThat(errors.lines()).singleElement().asString().contains("shipping-asyncapi.yaml", "No YAML or JSON");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            partitions: 3 | partitions: 12 | partitions
            replicas: 2 | replicas: 3 | replicas
            topicConfiguration: {cleanup.policy: [delete]} | topicConfiguration: {cleanup.policy: [compact]} \
            | cleanup.policy
            """)
    void contractsThatDeclareATopicDifferentlyAreRefused(String one, String other, String setting) throws IOException {
        declare("billing", one);
        declare("shipping", other);
        Files.delete(project.resolve("asyncapi.yaml"));

        assertThat(run("topics", "list", "--project", project.toString())).isEqualTo(3);
        assertThat(errors.lines())
                .singleElement()
                .asString()
                .contains("billing-asyncapi.yaml:4: ", "shipping-asyncapi.yaml:4", "done", setting);
    }

    @Test
    void whatOneOfSeveralContractsDeclaresOfATopicCounts() throws IOException {
        declare("billing", "replicas: 3");
        declare("shipping", "partitions: 12");
        Files.delete(project.resolve("asyncapi.yaml"));

        assertThat(run("topics", "list", "--project", project.toString()))
                .as(errors)
                .isZero();
        assertThat(out.lines()).singleElement().asString().matches("done +12  x3  \\{}");
    }

    private void declare(String service, String binding) throws IOException {
        Files.writeString(project.resolve(service + "-asyncapi.yaml"), """
                asyncapi: 3.0.0
                info: {title: %s, version: 1.0.0}
                channels:
                  done: {address: done, bindings: {kafka: {%s}}}
                """.formatted(service, binding));
    }

    @Test
    void severalContractsAreRefusedIfOneIsForThisPlatform() throws IOException {
        Files.writeString(project.resolve("other-asyncapi.yaml"), "asyncapi: 3.0.0\nchannels: {a: {address: a}}\n");

        assertThat(run("topics", "list", "--project", project.toString())).isEqualTo(3);
        assertThat(errors.lines()).singleElement().asString().startsWith("There are several contracts in ");
    }

    @Test
    void aWrongCountIsRefusedInEachChannelOfATopic() throws IOException {
        Files.writeString(project.resolve("asyncapi.yaml"), """
                asyncapi: 3.0.0
                info: {title: Shop, version: 1.0.0}
                channels:
                  placed: {address: placed}
                  again:
                    address: placed
                    bindings: {kafka: {partitions: many}}
                """);
        assertThat(run("topics", "list", "--project", project.toString())).isEqualTo(3);
        assertThat(errors.lines())
                .singleElement()
                .asString()
                .contains("partitions must be a whole number from 1 to 9999, but is many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpc-server", "rpc-client", "oneof", "operation-security"})
    void theBrokersAreAskedForTopicsOfAContractForOtherTools(String name) {
        String nobody = "127.0.0.1:" + Ports.free();
        String document = "src/test/resources/asyncapi/" + name + "-asyncapi.yml";

        assertThat(run("topics", "check", "--contract", document, "--brokers", nobody, "--wait", "0"))
                .isEqualTo(3);
        assertThat(errors.lines()).singleElement().asString().startsWith("The brokers at " + nobody + " can't be");
    }

    @Test
    void onlyTopicsOfAServiceAreCheckedInAContractForOtherTools() {
        String document = "src/test/resources/asyncapi/rpc-server-asyncapi.yml";

        assertThat(run("topics", "check", "--contract", document, "--service", "nosuch", "--brokers", "127.0.0.1:1"))
                .isEqualTo(2);
        assertThat(errors.lines())
                .singleElement()
                .asString()
                .startsWith("The contract has no service nosuch; it has RPC Server Example");
    }

    @Test
    void aContractForOtherToolsIsRefusedWithWhatIsMissing() {
        String document = "src/test/resources/asyncapi/%s-asyncapi.yml";

        assertThat(run("topics", "list", "--contract", document.formatted("streetlights-kafka")))
                .isEqualTo(3);
        assertThat(errors.lines())
                .singleElement()
                .asString()
                .contains(
                        "streetlights-kafka-asyncapi.yml", "no channel has an address that can be the name of a topic");
        assertThat(run("generate", "--contract", document.formatted("simple"))).isEqualTo(3);
        assertThat(errors.lines())
                .singleElement()
                .asString()
                .contains("simple-asyncapi.yml:13: operation sendUserSignedup: has no x-service; state one such as"
                        + " x-service: order-service");
    }

    @Test
    void filesAreGeneratedInItOnce() {
        assertThat(run("generate", "--project", project.toString())).as(errors).isZero();
        assertThat(project.resolve("deploy/topics.sh")).content().contains("orders.order.placed 7 ");

        assertThat(run("generate", "--project", project.toString())).isZero();
        assertThat(out).contains("; 0 of them changed");
    }

    @Test
    void itsEventsAreDescribedWithDataExamplesAndSchemas() {
        assertThat(run("generate", "--project", project.toString())).as(errors).isZero();

        assertThat(project.resolve("docs/events.md"))
                .content()
                .contains("[2.0](../schemas/orders.order.placed/2.0.json)")
                .contains("| `customer.email` | string, email | yes |")
                .contains("\"type\": \"orders.order.placed\"");
        assertThat(project.resolve("released-schemas.sha256")).content().contains("orders.order.placed/1.0.json\n");
    }

    @Test
    void anEditedSchemaIsFoundAndARemedyNamesTheProject() throws IOException {
        run("generate", "--project", project.toString());
        Path schema = project.resolve("schemas/orders.order.expired/1.0.json");
        Files.writeString(schema, Files.readString(schema).replace("OrderExpired", "OrderLapsed"));

        Files.delete(project.resolve("deploy/topics.sh"));

        assertThat(run("check", "--project", project.toString())).isOne();

        assertThat(out)
                .contains("schemas/orders.order.expired/1.0.json:1: error: The schema was edited after its release, see"
                        + " released-schemas.sha256:")
                .contains("deploy/topics.sh: error: ", " Run eventctl generate --project " + project + ". ");
    }

    @Test
    void nothingIsGeneratedFromAnEditedSchema() throws IOException {
        run("generate", "--project", project.toString());
        Path schema = project.resolve("schemas/orders.order.expired/1.0.json");
        Files.writeString(schema, Files.readString(schema).replace("OrderExpired", "OrderLapsed"));
        Files.delete(project.resolve("deploy/topics.sh"));

        assertThat(run("generate", "--project", project.toString())).isEqualTo(3);

        assertThat(errors.lines())
                .singleElement()
                .asString()
                .contains("schemas/orders.order.expired/1.0.json:1: The schema was edited after its release");
        assertThat(project.resolve("deploy/topics.sh")).doesNotExist();
        assertThat(project.resolve("docs/events.md")).content().doesNotContain("OrderLapsed");
    }

    private int run(String... arguments) {
        Answer answer = Answer.of(arguments);
        out = answer.out();
        errors = answer.errors();
        return answer.exit();
    }
}
