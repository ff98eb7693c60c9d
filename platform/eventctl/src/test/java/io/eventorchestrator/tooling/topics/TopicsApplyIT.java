package io.eventorchestrator.tooling.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.eventorchestrator.tooling.EventCtl;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plans, applies and verifies topics of small contracts on a real broker. */
class TopicsApplyIT {

    private static final String BROKERS = TestPlatform.kafka().bootstrapServers();
    private static final Duration SOON = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private final Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, BROKERS));
    private TestContract contract;

    @BeforeEach
    void writeContract() {
        contract = new TestContract(folder);
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void aPlanCreatesNothingAndShowsWhatWouldBeCreated() throws Exception {
        Ran plan = topics("plan");

        assertThat(plan.exitCode()).isZero();
        assertThat(plan.lines())
                .contains("+ " + contract.first()
                        + ": create, 2 partitions, {max.message.bytes=307200, retention.ms=60000, segment.ms=86400000}")
                .anyMatch(line -> line.startsWith("+ " + contract.letters()));
        assertThat(present()).doesNotContain(contract.first());
    }

    @Test
    void withoutYesApplyShowsThePlanAndChangesNothing() throws Exception {
        Ran apply = topics("apply");

        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.lines()).last().isEqualTo("Nothing was changed; --yes applies the plan.");
        assertThat(present()).doesNotContain(contract.first());
    }

    @Test
    void aSecondApplyFindsNothingToDo() {
        applied();

        Ran again = topics("apply", "--yes");

        assertThat(again.exitCode()).isZero();
        assertThat(again.lines())
                .containsExactly("Done: create 0 topics, set 0 settings, raise the partitions of 0 topics,"
                        + " leave 0 differences.");
        assertThat(topics("verify").lines()).last().asString().endsWith("topics are as the contract says.");
    }

    @Test
    void aSettingIsShownWithItsOldAndNewValueAndThenSet() throws Exception {
        applied();
        contract.keeping(120_000);

        assertThat(topics("plan").lines())
                .contains("~ " + contract.first() + ": set retention.ms from 60000 to 120000");
        assertThat(setting(contract.first(), "retention.ms")).isEqualTo("60000");

        applied();
        assertThat(setting(contract.first(), "retention.ms")).isEqualTo("120000");
    }

    @Test
    void morePartitionsAreAddedWithAWarningThatKeysMove() throws Exception {
        applied();
        contract.partitioned(3);

        assertThat(topics("plan").lines())
                .contains("~ " + contract.first() + ": raise partitions from 2 to 3")
                .anyMatch(line -> line.startsWith("More partitions move keys"));
        assertThat(topics("apply").exitCode()).isEqualTo(1);
        assertThat(partitions(contract.first())).isEqualTo(2);

        Ran apply = topics("apply", "--yes");
        assertThat(apply.exitCode()).isZero();
        assertThat(apply.lines()).first().asString().startsWith("More partitions move keys");
        assertThat(partitions(contract.first())).isEqualTo(3);
        assertThat(partitions(contract.letters())).isEqualTo(3);
    }

    @Test
    void partitionsThatAreToBeKeptAreReportedAndEverythingElseIsDone() throws Exception {
        applied();
        contract.partitioned(3).keeping(120_000);

        Ran apply = topics("apply", "--yes", "--keep-partitions");

        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.lines())
                .contains("! " + contract.first()
                        + " has 2 partitions, the contract says 3; --keep-partitions leaves it");
        assertThat(partitions(contract.first())).isEqualTo(2);
        assertThat(setting(contract.first(), "retention.ms")).isEqualTo("120000");
    }

    @Test
    void fewerPartitionsAreRefusedAndEverythingElseIsDone() throws Exception {
        contract.partitioned(3);
        applied();
        contract.partitioned(1).keeping(120_000);

        Ran apply = topics("apply", "--yes");

        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.lines())
                .contains("! " + contract.first() + " has 3 partitions, the contract says 1;"
                        + " Kafka can't remove partitions: declare them, or use a new topic");
        assertThat(partitions(contract.first())).isEqualTo(3);
        assertThat(setting(contract.first(), "retention.ms")).isEqualTo("120000");
    }

    @Test
    void otherTopicsAreNeitherChangedNorMentioned() throws Exception {
        String foreign = contract.first() + ".foreign";
        admin.createTopics(List.of(new NewTopic(foreign, 1, (short) 1).configs(Map.of("retention.ms", "1000"))))
                .all()
                .get();

        applied();

        assertThat(topics("plan").output()).doesNotContain(foreign);
        assertThat(present()).contains(foreign);
        assertThat(setting(foreign, "retention.ms")).isEqualTo("1000");
    }

    @Test
    void aSettingThatTheContractDoesNotDeclareIsToldAndLeftAlone() throws Exception {
        applied();
        set(contract.first(), "retention.bytes", "5000000");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(topics("verify").lines())
                        .contains("  " + contract.first()
                                + " has retention.bytes=5000000, the contract does not declare it"));
        assertThat(topics("verify").exitCode()).isZero();
        applied();
        assertThat(setting(contract.first(), "retention.bytes")).isEqualTo("5000000");
    }

    @Test
    void aDefaultOfTheBrokerThatAgreesWithTheContractIsNotDrift() throws Exception {
        contract.keeping(604_800_000);
        applied();
        alter(contract.first(), "retention.ms", "", AlterConfigOp.OpType.DELETE);
        await().atMost(SOON)
                .until(() -> entry(contract.first(), "retention.ms").source()
                        != ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG);

        assertThat(topics("verify").exitCode()).isZero();
        assertThat(topics("apply", "--yes").lines()).hasSize(1);
    }

    @Test
    void aDefaultThatDisagreesIsNamedAsADefault() throws Exception {
        applied();
        alter(contract.first(), "retention.ms", "", AlterConfigOp.OpType.DELETE);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(topics("plan").lines())
                        .contains("~ " + contract.first() + ": set retention.ms from 604800000 (default) to 60000"));
    }

    @Test
    void aValueThatTheBrokerWritesInAnotherWayIsNotDrift() {
        contract.with("min.cleanable.dirty.ratio: 1", "cleanup.policy: [compact, delete]");
        applied();

        Ran verify = topics("verify");

        assertThat(verify.lines()).hasSize(1);
        assertThat(verify.exitCode()).isZero();
    }

    @Test
    void aValueThatTheBrokerRefusesHoldsUpNoOtherTopic() throws Exception {
        contract.with("max.compaction.lag.ms: 0");
        String refused = "! " + contract.first() + " does not exist; the broker refuses: ";

        Ran plan = topics("plan");
        Ran apply = topics("apply", "--yes");

        assertThat(plan.exitCode()).isEqualTo(1);
        assertThat(plan.lines()).anyMatch(line -> line.startsWith(refused) && line.contains("max.compaction.lag.ms"));
        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.lines())
                .filteredOn(line -> line.startsWith("!"))
                .singleElement()
                .asString()
                .startsWith(refused);
        assertThat(present()).contains(contract.second(), contract.letters()).doesNotContain(contract.first());
    }

    @Test
    void aChangeThatTheBrokerRefusesHoldsUpNoOtherTopic() throws Exception {
        applied();
        contract.keeping(120_000).with("max.compaction.lag.ms: 0");

        Ran apply = topics("apply", "--yes");

        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.lines())
                .filteredOn(line -> line.startsWith("!"))
                .singleElement()
                .asString()
                .startsWith("! " + contract.first() + " has max.compaction.lag.ms=9223372036854775807 by default,")
                .contains("the broker refuses: ");
        assertThat(setting(contract.second(), "retention.ms")).isEqualTo("120000");
    }

    @Test
    void anApplyThatWasInterruptedIsCompletedByTheNextOne() throws Exception {
        admin.createTopics(List.of(new NewTopic(contract.first(), 1, (short) 1)))
                .all()
                .get();
        await().atMost(SOON).until(() -> present().contains(contract.first()));

        applied();

        assertThat(partitions(contract.first())).isEqualTo(2);
        assertThat(topics("verify").exitCode()).isZero();
    }

    @Test
    void verifyNamesEachDifferenceAndScriptsGetThemAsJson() throws Exception {
        applied();
        admin.deleteTopics(List.of(contract.letters())).all().get();
        set(contract.first(), "retention.ms", "1000");
        admin.createPartitions(Map.of(contract.second(), NewPartitions.increaseTo(5)))
                .all()
                .get();
        List<String> drift = List.of(
                "! " + contract.first() + " has retention.ms=1000, the contract says 60000",
                "! " + contract.second() + " has 5 partitions, the contract says 2;"
                        + " Kafka can't remove partitions: declare them, or use a new topic",
                "! " + contract.letters() + " does not exist",
                "3 differences in 6 topics.");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(topics("verify").lines()).containsExactlyElementsOf(drift));

        Ran verify = topics("verify", "--json");
        JsonNode json = JsonMapper.shared().readTree(verify.output());
        assertThat(verify.exitCode()).isEqualTo(1);
        assertThat(json.path("asDeclared").asBoolean()).isFalse();
        assertThat(json.path("differences")
                        .valueStream()
                        .map(one -> one.path("kind").asString()))
                .containsExactly("setting", "surplus-partitions", "missing");
        assertThat(json.at("/differences/0/present").asString()).isEqualTo("1000");
        assertThat(json.at("/differences/0/wanted").asString()).isEqualTo("60000");
    }

    @Test
    void anAppliedPlanIsJsonAsWell() {
        // The ledger exists already: all contracts share it.
        JsonNode json =
                JsonMapper.shared().readTree(topics("apply", "--yes", "--json").output());

        assertThat(json.path("asDeclared").asBoolean()).isTrue();
        assertThat(json.path("differences").valueStream())
                .hasSize(5)
                .allMatch(difference -> difference.path("done").asBoolean());
        assertThat(json.at("/differences/0/create/config/retention.ms").asString())
                .isEqualTo("60000");
    }

    @Test
    void brokersThatDoNotAnswerAreReportedInOneLine() {
        String nobody = "127.0.0.1:" + Ports.free();

        for (String command : List.of("plan", "apply", "verify")) {
            Ran ran = eventctl("topics", command, "--brokers", nobody, "--wait", "1");

            assertThat(ran.exitCode()).isEqualTo(3);
            assertThat(ran.lines()).singleElement().asString().startsWith("The brokers at " + nobody);
        }
    }

    @Test
    void zeroReplicasAreAUsageError() {
        Ran ran = topics("plan", "--replication", "0");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lines()).singleElement().asString().startsWith("--replication must be at least 1.");
    }

    private void applied() {
        Ran apply = topics("apply", "--yes");
        assertThat(apply.exitCode()).as(apply.output()).isZero();
    }

    private List<String> present() throws Exception {
        return List.copyOf(admin.listTopics().names().get());
    }

    private int partitions(String topic) throws Exception {
        return admin.describeTopics(List.of(topic))
                .topicNameValues()
                .get(topic)
                .get()
                .partitions()
                .size();
    }

    private String setting(String topic, String name) throws Exception {
        return entry(topic, name).value();
    }

    private ConfigEntry entry(String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name);
    }

    private void set(String topic, String name, String value) throws Exception {
        alter(topic, name, value, AlterConfigOp.OpType.SET);
    }

    private void alter(String topic, String name, String value, AlterConfigOp.OpType how) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(new AlterConfigOp(new ConfigEntry(name, value), how))))
                .all()
                .get();
    }

    private Ran topics(String command, String... arguments) {
        return eventctl(Stream.concat(
                        Stream.of("topics", command, "--brokers", BROKERS, "--contract", contract.file()),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static Ran eventctl(String... arguments) {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output, true);
        CommandLine commandLine = EventCtl.commandLine().setOut(writer).setErr(writer);
        return new Ran(commandLine.execute(arguments), output.toString());
    }

    private record Ran(int exitCode, String output) {

        List<String> lines() {
            return output.lines().toList();
        }
    }
}
