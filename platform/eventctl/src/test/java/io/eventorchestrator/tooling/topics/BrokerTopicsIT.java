package io.eventorchestrator.tooling.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.BrokerTopics;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BrokerTopicsIT {

    private static final String BROKERS = TestPlatform.kafka().bootstrapServers();
    private static final Map<String, Object> CLIENT = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, BROKERS);

    private final String first = "first-" + UUID.randomUUID();
    private final String second = "second-" + UUID.randomUUID();
    private final Admin admin = Admin.create(CLIENT);
    private final BrokerTopics topics = BrokerTopics.of(CLIENT, Duration.ofSeconds(20));

    @AfterEach
    void close() {
        topics.close();
        admin.close();
    }

    @Test
    void missingTopicsAreCreatedAndExistingOnesConfigured() throws Exception {
        assertThat(topics.apply(List.of(topic(first, 3, "60000")))).isEqualTo("topics: 1 created, 0 were there");
        awaitSeen(first);

        assertThat(topics.apply(List.of(topic(first, 3, "120000"), topic(second, 2, "60000"))))
                .isEqualTo("topics: 1 created, 1 were there");

        assertThat(partitions(first)).isEqualTo(3);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(retention(first)).isEqualTo("120000"));
        awaitSeen(second);
        assertThat(partitions(second)).isEqualTo(2);
        assertThat(retention(second)).isEqualTo("60000");
    }

    @Test
    void aSettingThatDiffersIsShownUntilItIsSet() {
        create(topic(first, 1, "60000"));
        List<Topic> wanted = List.of(topic(first, 1, "120000"), topic(second, 1, "60000"));

        assertThat(topics.drift(wanted)).containsExactly(first + " has retention.ms=60000, the contract says 120000");

        topics.apply(wanted);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(topics.drift(wanted)).isEmpty());
    }

    @Test
    void aDifferentSizeLimitIsShownByCheckAndCorrectedByApply() throws Exception {
        String narrow = "inventory.stock.reserved";
        run(new StringWriter(), new StringWriter(), "apply", "--brokers", BROKERS);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, narrow);
        AlterConfigOp less = new AlterConfigOp(new ConfigEntry("max.message.bytes", "20000"), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(less))).all().get();
        String line = "topics: " + narrow + " has max.message.bytes=20000, the contract says 307200";

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(lines("check")).contains(line + ": topics apply sets it"));
        assertThat(lines("apply")).contains(line + ": set");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(lines("check")).noneMatch(said -> said.contains("the contract says")));
    }

    private static List<String> lines(String command) {
        StringWriter out = new StringWriter();
        run(out, new StringWriter(), command, "--brokers", BROKERS);
        return out.toString().lines().toList();
    }

    @Test
    void topicsOfAnotherContractAreCreatedAndAFaultInItIsOneLine(@TempDir Path folder) throws Exception {
        String own = Files.readString(Path.of("../../event-contracts/src/main/resources/asyncapi.yaml"));
        Path contract =
                Files.writeString(folder.resolve("other.yaml"), own.replace("orders.order.", first + ".order."));
        StringWriter errors = new StringWriter();

        assertThat(run(new StringWriter(), errors, "apply", "--brokers", BROKERS, "--contract", contract.toString()))
                .isZero();
        awaitSeen(first + ".order.placed");

        Files.writeString(contract, own.replaceFirst("partitions:", "partition:"));
        assertThat(run(new StringWriter(), errors, "list", "--contract", contract.toString()))
                .isEqualTo(3);
        assertThat(errors.toString().lines())
                .containsExactly(contract + ": channel OrderPlaced: Kafka binding: unknown key partition");
    }

    @Test
    void theContractSetsTheNumberOfCopiesAndADifferentOneIsShown() {
        create(topic(first, 1, "60000"));
        Topic copied = new Topic(second, 1, OptionalInt.of(3), Map.of());

        assertThatThrownBy(() -> topics.apply(List.of(copied)))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("replication factor");
        assertThat(topics.otherReplicas(List.of(new Topic(first, 1, OptionalInt.of(3), Map.of()))))
                .containsExactly(first + " has replicas 1, the contract says 3");
    }

    @Test
    void aSingleBrokerAcceptsTopicsWhoseWritesWaitForTwoCopies() throws Exception {
        Topic safe = new Topic(first, 1, OptionalInt.of(3), Map.of("min.insync.replicas", "2"));

        topics.apply(List.of(safe.copied(1)));

        awaitSeen(first);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, BROKERS, "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            assertThat(producer.send(new ProducerRecord<>(first, "key", "value"))
                            .get()
                            .partition())
                    .isZero();
        }
    }

    @Test
    void everyTopicSettingAllowedInAContractIsKnownToKafka() throws Exception {
        List<String> known = new ArrayList<>();
        for (Field constant : TopicConfig.class.getFields()) {
            if (constant.getName().endsWith("_CONFIG")) {
                known.add((String) constant.get(null));
            }
        }
        known.remove("message.downconversion.enable");

        assertThat(Topic.SETTINGS).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void anotherNumberOfPartitionsIsNamedAndNothingIsChanged() throws Exception {
        create(topic(first, 3, "60000"));

        assertThatThrownBy(() -> topics.apply(List.of(topic(first, 6, "120000"), topic(second, 2, "60000"))))
                .isInstanceOf(NotStartable.class)
                .hasMessage(first + " has 3 partitions, the contract says 6");

        assertThat(partitions(first)).isEqualTo(3);
        assertThat(retention(first)).isEqualTo("60000");
        assertThat(admin.listTopics().names().get()).doesNotContain(second);
    }

    @Test
    void aRefusedReplicationIsReportedInTheBrokersWords() {
        assertThatThrownBy(() -> topics.apply(List.of(topic(first, 1, "60000").copied(3))))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("replication factor");
    }

    @Test
    void theContractsTopicsAreAppliedAgainAndAgain() {
        StringWriter out = new StringWriter();

        assertThat(run(out, new StringWriter(), "apply", "--brokers", BROKERS)).isZero();
        assertThat(run(out, new StringWriter(), "apply", "--brokers", BROKERS)).isZero();

        assertThat(out.toString().lines()).hasSize(2).last().asString().startsWith("topics: 0 created, ");
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNamedAfterTheWait() {
        StringWriter errors = new StringWriter();
        String nobody = "127.0.0.1:" + Ports.free();

        run(new StringWriter(), errors, "apply", "--brokers", nobody, "--wait", "1");

        assertThat(errors.toString().lines())
                .singleElement()
                .asString()
                .startsWith("Kafka at " + nobody + " can't be given its topics");
    }

    private void create(Topic topic) {
        topics.apply(List.of(topic));
        awaitSeen(topic.name());
    }

    // A broker hears of a new topic a moment after the controller made it.
    private void awaitSeen(String topic) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> admin.listTopics().names().get().contains(topic));
    }

    private static Topic topic(String name, int partitions, String retention) {
        return new Topic(name, partitions, OptionalInt.of(1), Map.of("retention.ms", retention));
    }

    private int partitions(String topic) throws Exception {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }

    private String retention(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get("retention.ms")
                .value();
    }

    private static int run(StringWriter out, StringWriter errors, String... arguments) {
        CommandLine commandLine = new CommandLine(new TopicsCommand())
                .setExecutionExceptionHandler((failed, command, parsed) -> {
                    errors.append(failed.getMessage()).append(System.lineSeparator());
                    return 3;
                });
        commandLine.setOut(new PrintWriter(out, true));
        return commandLine.execute(arguments);
    }
}
