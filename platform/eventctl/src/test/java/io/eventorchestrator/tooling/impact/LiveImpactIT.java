package io.eventorchestrator.tooling.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.RunningPart;
import io.eventorchestrator.platform.Transport;
import io.eventorchestrator.tooling.EventCtl;
import io.eventorchestrator.tooling.Tool;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts what is on a real broker, of a different event in each test; its databases are not named. */
@Tag("full")
class LiveImpactIT {

    private static final String PLACED = "orders.order.placed";
    private static final String RESERVATIONS = "inventory-service-order-reservations";
    private static final String REJECTED = "orders.order.rejected";
    private static final String DEPLETED = "inventory.stock.depleted";
    private static final String ALERTS = "notification-service-stock-alerts";

    @TempDir
    private static Path data;

    @TempDir
    private Path folder;

    private static LocalKafka broker;
    private static KafkaProducer<byte[], byte[]> producer;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeAll
    static void start() {
        broker = LocalKafka.start(data, Ports.free());
        broker.create(Catalogue.load().topics());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        broker.close();
    }

    @Test
    void recordsAreCountedByVersionWhateverElseTheTopicHolds() throws Exception {
        send(PLACED, event(PLACED, "1.0"), event(PLACED, "1.0"), event(PLACED, "1.1"), event(PLACED, "2.0"));
        send(PLACED, event(PLACED, "\\u001b[2J"), event(REJECTED, "1.0"), "no event", "[1]", "{\"a\":".repeat(2_000));
        producer.send(new ProducerRecord<>(PLACED, 3, null, null)).get();
        settle(PLACED, RESERVATIONS, 4);

        assertThat(impact("OrderPlaced")).isEqualTo(1);

        assertThat(out.toString().lines().map(String::strip))
                .contains(
                        "Still on " + broker.bootstrapServers() + "; the contract has " + PLACED + " 2.0:",
                        "topic         " + PLACED + ": 1.0 2 (older), 1.1 1 (older), 2.0 1, 1 without a version,"
                                + " 1 of other types, 4 that are not events",
                        "lag           " + RESERVATIONS + ": 6 records",
                        "dead letters  " + RESERVATIONS + ": none",
                        "3 events older than 2.0 still exist, so their readers need to understand the older"
                                + " versions; not everything was read.");
        assertThat(out.toString()).doesNotContain("\u001b");
        assertThat(errors.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.contains("-service is left out: The brokers are not those of"
                        + " a platform that runs here: name it by "));
    }

    @Test
    void noMoreRecordsThanTheBoundAreRead() throws Exception {
        send(REJECTED, Stream.generate(() -> event(REJECTED, "1.0")).limit(20).toArray(String[]::new));
        send(REJECTED, Stream.generate(() -> event(REJECTED, "1.1")).limit(20).toArray(String[]::new));

        impact("OrderRejected", "--limit", "10");
        assertThat(out.toString()).contains(REJECTED + ": 1.0 10 (older); only the oldest were read, 10 of about 40");

        JsonNode topic = json("OrderRejected", "--limit", "30").at("/live/places/0");
        assertThat(topic.path("read").asInt()).isEqualTo(30);
        assertThat(topic.path("there").asInt()).isEqualTo(40);
        assertThat(topic.path("complete").asBoolean()).isFalse();
        assertThat(topic.path("older").asInt()).isEqualTo(20);
        assertThat(topic.at("/versions/1.1").asInt()).isEqualTo(10);
    }

    @Test
    void openDeadLettersAreCountedAndSettledOnesAreNot() throws Exception {
        String letters = DEPLETED + "." + ALERTS + ".dlq";
        send(letters, event(DEPLETED, "0.9"), event(DEPLETED, "0.9"), "no event");
        assertThat(run(
                        "dlq",
                        "discard",
                        letters + "/3/1",
                        "--brokers",
                        broker.bootstrapServers(),
                        "--why",
                        "test",
                        "--yes"))
                .as(errors.toString())
                .isZero();

        JsonNode live = json("StockDepleted").path("live");

        JsonNode place = live.path("places")
                .valueStream()
                .filter(each -> each.path("kind").asString().equals("dead letters"))
                .findFirst()
                .orElseThrow();
        assertThat(place.path("name").asString()).isEqualTo(ALERTS);
        assertThat(place.at("/versions/0.9").asInt()).isEqualTo(1);
        assertThat(place.path("notEvents").asInt()).isEqualTo(1);
        assertThat(live.path("older").asInt()).isEqualTo(1);
        assertThat(place.path("read").asInt()).isEqualTo(3);

        // The ledger has more offsets than that.
        JsonNode one = json("StockDepleted", "--limit", "1").path("live");
        assertThat(one.path("flaws").valueStream().map(JsonNode::asString)).noneMatch(flaw -> flaw.contains("entries"));
    }

    @Test
    void aMissingTopicIsNamedAndTheRestIsRead() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.deleteTopics(List.of("orders.order.expired")).all().get();
        }

        assertThat(impact("OrderExpired")).isEqualTo(1);

        assertThat(errors.toString()).contains("orders.order.expired: no such topic, or this login may not see it");
        assertThat(out.toString())
                .contains(
                        "orders.order.expired: none; not all could be read, 0",
                        "dead letters",
                        "Nothing older than 1.0 was found; not everything was read.");
        assertThat(json("OrderExpired").at("/live/places/0/complete").asBoolean(true))
                .isFalse();
    }

    @Test
    void databasesOfAPlatformWithOtherBrokersAreNotAsked() throws Exception {
        RunningPart self = RunningPart.self("eventctl");
        Map<String, String> addresses = Map.of("Kafka", "127.0.0.1:1", "PostgreSQL", "postgresql://127.0.0.1:1/events");
        PlatformState other =
                new PlatformState(PlatformState.Phase.READY, Transport.KAFKA, self, List.of(), addresses, Set.of());
        Files.write(folder.resolve("platform.json"), JsonMapper.shared().writeValueAsBytes(other));

        Tool tool = Tool.start(
                folder.resolve("output"),
                Map.of("EVENTCTL_FOLDER", folder.toString()),
                "impact",
                "--project",
                "../..",
                "OrderConfirmed",
                "--live",
                "--brokers",
                broker.bootstrapServers());

        assertThat(tool.exitCode()).isEqualTo(1);
        assertThat(tool.lines())
                .anyMatch(
                        line -> line.equals("The database of order-service is left out: The brokers are not those of a"
                                + " platform that runs here: name it by ORDER_SERVICE_DATABASE_URL."));
    }

    private int impact(String... arguments) {
        return run(Stream.concat(
                        Stream.of("impact", "--project", "../..", "--live", "--brokers", broker.bootstrapServers()),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    private JsonNode json(String event, String... arguments) {
        out.getBuffer().setLength(0);
        impact(Stream.concat(Stream.of(event, "--json"), Stream.of(arguments)).toArray(String[]::new));
        return JsonMapper.shared().readTree(out.toString());
    }

    private int run(String... arguments) {
        return EventCtl.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    // Without a key, into one partition.
    private static void send(String topic, String... values) throws Exception {
        for (String value : values) {
            producer.send(new ProducerRecord<>(topic, 3, null, value.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private static void settle(String topic, String group, long position) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.alterConsumerGroupOffsets(
                            group, Map.of(new TopicPartition(topic, 3), new OffsetAndMetadata(position)))
                    .all()
                    .get();
        }
    }

    private static String event(String type, String version) {
        return """
                {"specversion":"1.0","id":"1","source":"/s","type":"%s","dataschema":"https://example.com/%s"}""".formatted(type, version);
    }
}
