package io.eventorchestrator.tooling.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.tooling.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The init container of a service's pod: a separate process with the pod's environment. */
class TopicsCheckIT {

    private static final int LOGIN_PORT = Ports.free();
    private static final List<Topic> TOPICS = Catalogue.load().topics();
    private static final Path PRODUCTION =
            Path.of("../..", "k8s", "overlays", "production", "services", "kafka-client.yaml");
    private static final String READ_BY_ORDERS = "inventory.stock.reserved";

    @TempDir
    private static Path data;

    private static LocalKafka broker;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startABrokerThatLacksATopic() {
        broker = LocalKafka.startWithLogin(data, Ports.free(), LOGIN_PORT);
        create(topic -> !topic.equals(READ_BY_ORDERS));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static void create(Predicate<String> which) {
        broker.create(TOPICS.stream().filter(topic -> which.test(topic.name())).toList());
    }

    @Test
    void aMissingTopicIsNamedAfterTheWait() throws Exception {
        Tool check = check(broker.bootstrapServers(), Map.of(), "--service", "order-service", "--wait", "1");

        assertThat(check.exitCode()).isEqualTo(3);
        assertThat(check.lines())
                .containsExactly(
                        "topics: waiting for " + READ_BY_ORDERS,
                        "The brokers have no topic " + READ_BY_ORDERS
                                + ", or hide it from this client: create the topics of the contract.");
    }

    @Tag("full")
    @Test
    void aMissingTopicThatTheServiceDoesNotUseIsIgnored() throws Exception {
        Tool check = check(broker.bootstrapServers(), Map.of(), "--service", "notification-service");

        assertThat(check.exitCode()).isZero();
        assertThat(check.lines()).singleElement().asString().matches("topics: all [0-9]+ are there");
    }

    @Tag("full")
    @Test
    void creatingTheTopicEndsTheWait() throws Exception {
        try (LocalKafka empty = LocalKafka.start(folder, Ports.free())) {
            Tool check = check(empty.bootstrapServers(), Map.of(), "--wait", "60");
            await().atMost(Duration.ofMinutes(5)).until(() -> !check.lines().isEmpty());

            empty.create(TOPICS);

            assertThat(check.exitCode()).isZero();
            assertThat(check.lines()).last().asString().isEqualTo("topics: all " + TOPICS.size() + " are there");
        }
    }

    @Tag("full")
    @Test
    void aRefusedLoginIsReportedAtOnce() throws Exception {
        Tool check = check("127.0.0.1:" + LOGIN_PORT, login("wrong"), "--wait", "60");

        assertThat(check.exitCode()).isEqualTo(3);
        assertThat(check.lines())
                .singleElement()
                .asString()
                .startsWith("The brokers at 127.0.0.1:" + LOGIN_PORT + " refuse this login: ")
                .doesNotContain("wrong");
    }

    @Tag("full")
    @Test
    void theLoginOfProductionIsAccepted() throws Exception {
        Tool check = check(
                "127.0.0.1:" + LOGIN_PORT, login(LocalKafka.USER), "--service", "notification-service", "--wait", "60");

        assertThat(check.exitCode()).as("%s", check.lines()).isZero();
        assertThat(check.lines()).singleElement().asString().startsWith("topics: all");
    }

    @Tag("full")
    @Test
    void aMissingSettingsFileIsReportedInOneLine() throws Exception {
        Tool check = check(broker.bootstrapServers(), Map.of("KAFKA_COMMAND_CONFIG", "nosuch.properties"));

        assertThat(check.exitCode()).isEqualTo(3);
        assertThat(check.lines()).singleElement().asString().contains("can't be read", "nosuch.properties");
    }

    @Tag("full")
    @Test
    void anUnknownServiceIsAUsageError() throws Exception {
        Tool check = check(broker.bootstrapServers(), Map.of(), "--service", "nosuch");

        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.lines())
                .singleElement()
                .asString()
                .startsWith("The contract has no service nosuch; it has order-service, ");
    }

    private Map<String, String> login(String password) throws IOException {
        JsonNode production = new YAMLMapper().readTree(PRODUCTION.toFile());
        Path settings = Files.writeString(
                folder.resolve("client.properties"),
                production
                        .path("data")
                        .path("client.properties")
                        .asString()
                        .replace("/etc/kafka-client", data.toString()));
        return Map.of(
                "KAFKA_COMMAND_CONFIG",
                settings.toString(),
                "KAFKA_USERNAME",
                LocalKafka.USER,
                "KAFKA_PASSWORD",
                password);
    }

    private Tool check(String brokers, Map<String, String> environment, String... arguments) throws IOException {
        Stream<String> command = Stream.of("topics", "check", "--brokers", brokers);
        return Tool.start(
                folder.resolve("out"),
                environment,
                Stream.concat(command, Stream.of(arguments)).toArray(String[]::new));
    }
}
