package io.eventorchestrator.tooling.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.eventorchestrator.tooling.access.ServiceDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Doctor examines a real database, and a real broker that has one fault after the other. */
class DoctorIT {

    private static final Topic FIRST = topic("a.b.first", 2);
    private static final Topic SECOND = topic("a.b.second", 2);

    @TempDir
    private static Path data;

    private static LocalKafka broker;

    @BeforeAll
    static void start() {
        broker = LocalKafka.start(data, Ports.free());
        broker.create(List.of(FIRST, SECOND));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void aSoundClusterHasALineForEachPart() {
        assertThat(examined(FIRST, SECOND))
                .satisfiesExactly(
                        cluster -> assertThat(cluster)
                                .startsWith("ok ")
                                .contains(broker.bootstrapServers(), "answer: cluster ")
                                .endsWith(" with 1 broker"),
                        topics -> assertThat(topics)
                                .isEqualTo("ok             all 2 topics are as the contract declares them"),
                        replicas -> assertThat(replicas)
                                .isEqualTo("ok             every partition has a leader and its replicas in sync"),
                        clock -> assertThat(clock)
                                .isEqualTo("ok             the clock of Kafka's controller agrees with this machine's"
                                        + " within 1 s"));
    }

    @Test
    void missingTopicsAreCountedWithTheCommandThatCreatesThem() {
        assertThat(examined(Stream.concat(
                                Stream.of(FIRST),
                                Stream.of("e", "d", "c", "b", "a").map(name -> topic("x.y." + name, 1)))
                        .toArray(Topic[]::new)))
                .contains("WRONG          5 of 6 topics are missing: x.y.e, x.y.d, x.y.c and 2 more:"
                        + " ./eventctl topics plan, then ./eventctl topics apply --yes");
    }

    @Test
    void anotherNumberOfPartitionsIsNamed() {
        assertThat(examined(topic(FIRST.name(), 3)))
                .contains("WRONG          1 topic with another number of partitions: a.b.first:"
                        + " ./eventctl topics plan");
    }

    @Test
    void anotherSettingIsAWarning() {
        assertThat(examined(new Topic(FIRST.name(), 2, Map.of("retention.ms", "1234"))))
                .contains("warning        1 topic with other settings: a.b.first: ./eventctl topics plan");
    }

    @Test
    void moreReplicasThanBrokersAreNamed() {
        assertThat(examined(new Topic("x.y.copied", 1, OptionalInt.of(3), Map.of())))
                .anyMatch(line -> line.startsWith(
                        "WRONG          a missing topic needs 3 replicas of each partition, but the cluster has only 1"
                                + " broker: add"));
    }

    @Test
    void anExistingTopicIsJudgedByTheReplicasThatItHas() {
        assertThat(examined(new Topic(FIRST.name(), 2, OptionalInt.of(3), Map.of())))
                .contains("ok             every partition has a leader and its replicas in sync")
                .contains("warning        1 topic with other settings: a.b.first: ./eventctl topics plan");
    }

    @Test
    void partitionsWithTooFewReplicasInSyncAreNamed() throws Exception {
        Topic closed = new Topic("x.y.closed", 2, Map.of());
        broker.create(List.of(closed));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, closed.name()),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("min.insync.replicas", "2"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }

        assertThat(examined(closed))
                .contains(
                        "WRONG          2 partitions without enough replicas in sync, so that nothing can be published"
                                + " there: start the missing brokers");
    }

    @Test
    void aDatabaseThatAnswersHasTheTimeOfThisMachine() {
        assertThat(database(Clock.systemUTC()))
                .isEqualTo("ok             the clock of the database of order-service agrees with this machine's"
                        + " within 1 s");
    }

    @Test
    void aWrongClockIsNamed() {
        assertThat(database(Clock.offset(Clock.systemUTC(), Duration.ofHours(-1))))
                .contains(
                        "WRONG          the clock of the database of order-service is 3",
                        " s ahead of this machine's: set");
    }

    @Test
    void aBrokersWrongClockIsNamed() {
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-45));

        assertThat(examined(late, FIRST))
                .anyMatch(line -> line.startsWith("WRONG          the clock of Kafka's controller is 4")
                        && line.contains(" s ahead of this machine's: set"));
    }

    private static String database(Clock here) {
        ServiceDatabase database = new ServiceDatabase(
                "order-service",
                TestPlatform.postgres().jdbcUrl(),
                "postgres",
                TestPlatform.postgres().password("postgres"));
        return new DatabaseDoctor(List.of(database), here, service -> "")
                .examine()
                .getFirst()
                .line();
    }

    private static List<String> examined(Topic... wanted) {
        return examined(Clock.systemUTC(), wanted);
    }

    private static List<String> examined(Clock here, Topic... wanted) {
        Map<String, Object> client = new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers()));
        return new BrokerDoctor(client, List.of(wanted), here, "")
                .examine().stream().map(Diagnosis::line).toList();
    }

    private static Topic topic(String name, int partitions) {
        return new Topic(
                name,
                partitions,
                Catalogue.load().topics().getFirst().withReplicas(1).config());
    }
}
