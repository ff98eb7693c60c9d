package io.eventorchestrator.tooling.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.BrokerTopics;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.TopicDifference;
import io.eventorchestrator.platform.TopicOutcome;
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
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
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
    void aPlatformThatStartsCreatesMissingTopicsAndConfiguresTheOthers() throws Exception {
        create(topic(first, 3, "60000"));

        TestPlatform.kafka().create(List.of(topic(first, 3, "120000"), topic(second, 2, "60000")));

        assertThat(partitions(first)).isEqualTo(3);
        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(retention(first)).isEqualTo("120000"));
        awaitSeen(second);
        assertThat(partitions(second)).isEqualTo(2);
        assertThat(retention(second)).isEqualTo("60000");
    }

    @Test
    void aDifferentSizeLimitIsShownByCheckAndCorrectedByApply() throws Exception {
        String narrow = "inventory.stock.reserved";
        run(new StringWriter(), new StringWriter(), "apply", "--yes", "--brokers", BROKERS);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, narrow);
        AlterConfigOp less = new AlterConfigOp(new ConfigEntry("max.message.bytes", "20000"), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(less))).all().get();
        String line = "topics: " + narrow + " has max.message.bytes=20000, the contract says 307200";

        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(lines("check")).contains(line + ": topics apply sets it"));
        assertThat(lines("apply", "--yes"))
                .contains("done: " + narrow + ": set max.message.bytes from 20000 to 307200");
        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(lines("check")).noneMatch(said -> said.contains("the contract says")));
    }

    private static List<String> lines(String... command) {
        StringWriter out = new StringWriter();
        run(
                out,
                new StringWriter(),
                Stream.concat(Stream.of(command), Stream.of("--brokers", BROKERS))
                        .toArray(String[]::new));
        return out.toString().lines().toList();
    }

    @Test
    void topicsOfAnotherContractAreCreatedAndAFaultInItIsReportedInOneLine(@TempDir Path folder) throws Exception {
        String own = Files.readString(Path.of("../../event-contracts/src/main/resources/asyncapi.yaml"));
        Path contract =
                Files.writeString(folder.resolve("other.yaml"), own.replace("orders.order.", first + ".order."));
        StringWriter errors = new StringWriter();

        lines("apply", "--yes", "--contract", contract.toString());
        awaitSeen(first + ".order.placed");

        Files.writeString(contract, own.replaceFirst("partitions:", "partition:"));
        assertThat(run(new StringWriter(), errors, "list", "--contract", contract.toString()))
                .isEqualTo(3);
        assertThat(errors.toString().lines())
                .containsExactly(contract + ":23: channel OrderPlaced: Kafka binding: unknown key partition");
    }

    @Test
    void theContractSetsTheNumberOfReplicasAndADifferentOneIsShown() {
        create(topic(first, 1, "60000"));
        List<Topic> copied = List.of(
                new Topic(first, 1, OptionalInt.of(3), Map.of()), new Topic(second, 1, OptionalInt.of(3), Map.of()));
        List<TopicOutcome> outcomes = new ArrayList<>();

        topics.apply(copied, topics.differences(copied), outcomes::add);

        assertThat(outcomes)
                .singleElement()
                .extracting(TopicOutcome::refusal)
                .asString()
                .contains("eplication factor");
        assertThat(topics.differences(copied))
                .extracting(TopicDifference::line)
                .contains(first + " has replicas 1, the contract says 3", second + " does not exist");
    }

    @Test
    void aSingleBrokerAcceptsTopicsWhoseWritesWaitForTwoReplicas() throws Exception {
        Topic safe = new Topic(first, 1, OptionalInt.of(3), Map.of("min.insync.replicas", "2"));

        TestPlatform.kafka().create(List.of(safe));

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

        assertThatThrownBy(() ->
                        TestPlatform.kafka().create(List.of(topic(first, 6, "120000"), topic(second, 2, "60000"))))
                .isInstanceOf(NotStartable.class)
                .hasMessage(first + " has 3 partitions, the contract says 6");

        assertThat(partitions(first)).isEqualTo(3);
        assertThat(retention(first)).isEqualTo("60000");
        assertThat(admin.listTopics().names().get()).doesNotContain(second);
    }

    private void create(Topic topic) {
        TestPlatform.kafka().create(List.of(topic));
        awaitSeen(topic.name());
    }

    // A broker hears of a new topic a moment after the controller made it.
    private void awaitSeen(String topic) {
        await().atMost(Duration.ofMinutes(5))
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
