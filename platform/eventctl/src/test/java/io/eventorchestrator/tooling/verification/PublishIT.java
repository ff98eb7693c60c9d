package io.eventorchestrator.tooling.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.tooling.OutboxSchema;
import io.eventorchestrator.tooling.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts events into the outbox of the library as its migrations make it. */
@Tag("full")
class PublishIT {

    private static final String PLACED = "orders.order.placed";
    private static final String ORDER = "0198c0de-0000-7000-8000-00000000000a";
    private static final String SCHEMA = "publish_it";

    private final JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(OutboxSchema.url(SCHEMA)));
    private String database = OutboxSchema.url(SCHEMA);

    @TempDir
    private Path folder;

    private record Ran(int exitCode, List<String> lines) {}

    @BeforeEach
    void migrate() throws IOException {
        OutboxSchema.recreate(jdbc, SCHEMA);
    }

    @Test
    void theExampleIsPublishedWithNewIdsThatTheOutputNames() throws Exception {
        Ran ran = publish(PLACED, "--count", "2", "--key", ORDER);

        assertThat(ran.exitCode()).as("%s", ran.lines()).isZero();
        List<JsonNode> events = events();
        assertThat(events).hasSize(2).allSatisfy(event -> {
            assertThat(event.path("type").asString()).isEqualTo(PLACED);
            assertThat(event.path("partitionkey").asString()).isEqualTo(ORDER);
            assertThat(event.at("/data/orderId").asString()).isEqualTo(ORDER);
            assertThat(event.path("correlationid")).isEqualTo(event.path("id"));
            assertThat(event.has("probe")).isFalse();
            String id = event.path("id").asString();
            assertThat(ran.lines())
                    .contains("  id " + id + "  correlation id " + id + "  follow it: ./eventctl trace " + id);
        });
        assertThat(events.get(0).path("id")).isNotEqualTo(events.get(1).path("id"));
    }

    @Test
    void aProbeIsMarkedAndHasAKeyThatNoOrderHas() throws Exception {
        publish(PLACED, "--probe");
        publish(PLACED, "--probe");

        assertThat(events()).hasSize(2).allMatch(event -> event.path("probe").asBoolean());
        assertThat(events().get(0).path("partitionkey"))
                .isNotEqualTo(events().get(1).path("partitionkey"));
    }

    @Test
    void anEventIsFoundByItsClassToo() throws Exception {
        publish("OrderPlaced");

        assertThat(events())
                .singleElement()
                .matches(event -> event.path("type").asString().equals(PLACED));
    }

    @Test
    void anUnknownTypeIsAnsweredWithTheKnownOnes() throws Exception {
        Ran ran = publish("orders.order.\u001bplaced");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lines()).singleElement().asString().contains("no event orders.order.\\u001bplaced", PLACED);
    }

    @Test
    void refusedDataAreNamedAndNothingIsPublished() throws Exception {
        assertRefused("{\"orderId\":7}".getBytes(StandardCharsets.UTF_8), "the data break the schema", "/orderId ");
        assertRefused("{\"a\":1,\"a\":2}".getBytes(StandardCharsets.UTF_8), "is not JSON");
        assertRefused("{} {}".getBytes(StandardCharsets.UTF_8), "is not JSON");
        assertRefused("[".repeat(5_000).getBytes(StandardCharsets.UTF_8), "is not JSON");
        assertRefused("[1]".getBytes(StandardCharsets.UTF_8), "is not a JSON object");
        assertRefused(new byte[0], "is not a JSON object");
        assertRefused(new byte[] {'"', (byte) 0xC3, '"'}, "is not UTF-8");
        assertRefused(new byte[2_000_000], "is larger than");
        assertThat(publish(PLACED, "--data", "missing.json").exitCode()).isEqualTo(1);
        assertThat(publish(PLACED, "--key", "k".repeat(100_000)).exitCode()).isEqualTo(1);
        assertThat(publish(PLACED, "--key", "order-7").lines())
                .singleElement()
                .asString()
                .startsWith("Nothing is published: the data break the schema")
                .contains("/orderId ");
        assertThat(publish(PLACED, "--count", "0").exitCode()).isEqualTo(2);
        assertThat(publish(PLACED, "--count", "1001").exitCode()).isEqualTo(2);
        assertThat(events()).isEmpty();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamed() throws Exception {
        database = "jdbc:postgresql://127.0.0.1:" + Ports.free() + "/none";

        Ran ran = publish(PLACED);

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.lines()).singleElement().asString().startsWith("The database of order-service can't be used");
    }

    private void assertRefused(byte[] data, String... reasons) throws Exception {
        Ran ran = publish(
                PLACED, "--data", Files.write(folder.resolve("data.json"), data).toString());
        assertThat(ran.lines())
                .singleElement()
                .asString()
                .startsWith("Nothing is published: ")
                .contains(reasons);
        assertThat(ran.exitCode()).isEqualTo(1);
    }

    private Ran publish(String... arguments) throws Exception {
        String[] line = new String[arguments.length + 1];
        line[0] = "publish";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        Tool tool = Tool.start(
                folder.resolve("output"),
                List.of("-XX:TieredStopAtLevel=1"),
                Map.of("ORDER_SERVICE_DATABASE_URL", database),
                line);
        return new Ran(tool.exitCode(), tool.lines());
    }

    private List<JsonNode> events() {
        return jdbc.query(
                "select value from event_outbox order by seq",
                (row, number) -> JsonMapper.shared().readTree(row.getBytes(1)));
    }
}
