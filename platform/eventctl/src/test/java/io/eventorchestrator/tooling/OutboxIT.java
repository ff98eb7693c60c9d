package io.eventorchestrator.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.LocalPostgres;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code eventctl outbox} on a real database with the library's tables. */
class OutboxIT {

    private static final String PLACED = "orders.order.placed";
    private static final String HOSTILE = "evil\u001b[2J\r\nNothing is set aside\u202e\u2028\\n";

    private final String url = OutboxSchema.url("outbox_it");
    private final JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void tables() throws IOException {
        OutboxSchema.recreate(jdbc, "outbox_it");
    }

    @Test
    void recordsAreGroupedByTopicAndReason() {
        insert(10_000, PLACED, "SET_ASIDE", "'big-' || n", "'too large: ' || n || ' bytes'");
        insert(3, PLACED, "PENDING", "'big-' || n", "null");
        insert(2, "orders.order.expired", "PENDING", "'free-' || n", "null");

        assertThat(outbox("list")).isZero();

        assertThat(output.toString().lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains(PLACED, "10000 set aside", "such as outbox/1"))
                .anySatisfy(line -> assertThat(line).contains("too large: 1"))
                .anySatisfy(line -> assertThat(line).contains(PLACED, "3 behind a record of their key"))
                .anySatisfy(line -> assertThat(line).contains("orders.order.expired", "2 to be published"));
    }

    @Test
    void anEmptyOutboxSaysSo() {
        assertThat(outbox("list")).isZero();
        assertThat(output)
                .hasToString("Nothing waits in the outbox, and nothing is set aside." + System.lineSeparator());
        assertThat(outbox("discard", "--all", "--why", "w", "--yes")).isZero();
    }

    @Test
    void aRecordIsShownWithTheRecordsItHoldsBack() {
        insert(1, PLACED, "SET_ASIDE", "'k'", "'too large'");
        insert(2, PLACED, "PENDING", "'k'", "null");

        assertThat(outbox("show", "outbox/1")).isZero();

        assertThat(output.toString())
                .contains("outbox/1", "set aside", "too large", "key        k", "2 records of its key");
    }

    @Test
    void theContentOfARecordCannotControlTheTerminal() {
        jdbc.update(
                """
                insert into event_outbox (state, topic, partition, message_key, headers, value, reason)
                values ('SET_ASIDE', ?, 0, convert_to(?, 'UTF8'), ?::json, convert_to(?, 'UTF8'), ?)
                """,
                HOSTILE,
                HOSTILE,
                JsonMapper.shared().writeValueAsString(List.of(Map.of("name", HOSTILE, "text", HOSTILE + "\ud800"))),
                HOSTILE,
                HOSTILE);

        outbox("list");
        outbox("list", "--lines");
        outbox("list", "--json");
        outbox("show", "1");
        outbox("show", "1", "--json");
        outbox("retry", "1", "--why", HOSTILE, "--by", HOSTILE, "--json");
        outbox("list", "--topic", HOSTILE);

        assertThat((output.toString() + errors).replace("\n", ""))
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
        assertThat(output.toString().lines()).noneMatch(line -> line.startsWith("Nothing is set aside"));
        assertThat(jdbc.queryForObject("select why || done_by from event_outbox_audit", String.class))
                .isEqualTo(HOSTILE + HOSTILE);
    }

    @Test
    void binaryKeysAndValuesAreShownInBase64() {
        jdbc.update("""
                insert into event_outbox (state, topic, partition, message_key, headers, value)
                values ('SET_ASIDE', 't', 0, '\\xff00', '[{"name":"h","base64":"/w=="}]', '\\xfe')
                """);

        outbox("show", "1");
        outbox("show", "1", "--json");

        assertThat(output.toString()).contains("base64 /wA=", "base64 /g==", "\"keyBase64\":\"/wA=\"");
    }

    @Test
    void aRecordWithoutAValueIsShownRetriedAndDiscarded() {
        jdbc.update("""
                insert into event_outbox (state, topic, partition, message_key, headers, value)
                select 'SET_ASIDE', 't', 0, convert_to('k-' || n, 'UTF8'), '[]', null from generate_series(1, 2) n
                """);

        outbox("list");
        outbox("show", "1");
        outbox("show", "1", "--json");

        assertThat(output.toString()).containsPattern("value +none").contains("\"valueBase64\":null");
        assertThat(outbox("retry", "1", "--why", "mended", "--by", "ada")).isZero();
        assertThat(outbox("discard", "2", "--why", "a test", "--by", "ada", "--yes"))
                .isZero();
        assertThat(jdbc.queryForList("select action || bytes from event_outbox_audit order by id", String.class))
                .containsExactly("RETRIED0", "DISCARDED0");
    }

    @Test
    void aRetriedRecordKeepsItsPlaceAndADiscardedOneIsAudited() {
        insert(2, PLACED, "SET_ASIDE", "'k-' || n", "'too large'");
        insert(1, PLACED, "PENDING", "'k-1'", "null");

        assertThat(outbox("retry", "outbox/1", "--why", "limit raised", "--by", "ada"))
                .isZero();
        assertThat(outbox("discard", "--key", "k-2", "--why", "a test order", "--by", "ada", "--yes"))
                .isZero();

        assertThat(jdbc.queryForList("select seq || state from event_outbox order by seq", String.class))
                .containsExactly("1PENDING", "3PENDING");
        assertThat(jdbc.queryForList(
                        "select action || ' ' || seq || ' ' || done_by || ': ' || why || ': ' || reason"
                                + " from event_outbox_audit order by id",
                        String.class))
                .containsExactly("RETRIED 1 ada: limit raised: too large", "DISCARDED 2 ada: a test order: too large");
    }

    @Test
    void anErrorIsReportedInOneLineAndChangesNothing() {
        insert(1, PLACED, "SET_ASIDE", "'k'", "'too large'");
        insert(1, PLACED, "PENDING", "'free'", "null");

        assertThat(outbox("show", "outbox/99")).isEqualTo(2);
        assertThat(outbox("show", "order-service/1")).isEqualTo(2);
        assertThat(outbox("show", "one")).isEqualTo(2);
        assertThat(outbox("list", "--service", "pigeon-service")).isEqualTo(2);
        assertThat(outbox("list", "--topic", "no.such.topic")).isEqualTo(2);
        assertThat(outbox("discard", "--why", "w", "--yes")).isEqualTo(2);
        assertThat(outbox("discard", "1")).isEqualTo(2);
        assertThat(outbox("discard", "1", "--why", " ")).isEqualTo(2);
        assertThat(outbox("discard", "1", "2", "--why", "w", "--yes")).isEqualTo(2);
        assertThat(outbox("retry", "1", "99", "--why", "w")).isEqualTo(2);
        assertThat(run("outbox", "list", "--database", "jdbc:postgresql://127.0.0.1:1/none"))
                .isEqualTo(3);
        assertThat(run("outbox", "list", "--database", url.replace("outbox_it", "public")))
                .isEqualTo(3);

        assertThat(errors.toString().lines())
                .hasSize(12)
                .allSatisfy(line -> assertThat(line).doesNotContain("\tat ", "Exception"));
        assertThat(jdbc.queryForList("select state from event_outbox order by seq", String.class))
                .containsExactly("SET_ASIDE", "PENDING");
    }

    @Test
    void variablesNameADatabaseAndTheFileWithItsPassword(@TempDir Path folder) throws Exception {
        insert(1, PLACED, "SET_ASIDE", "'k'", "'too large'");
        LocalPostgres postgres = TestPlatform.postgres();
        Path password = Files.writeString(folder.resolve("password"), postgres.password("postgres"));

        Tool tool = Tool.start(
                folder.resolve("output"),
                Map.of(
                        "ORDER_SERVICE_DATABASE_URL",
                        postgres.jdbcUrl() + "?currentSchema=outbox_it",
                        "ORDER_SERVICE_DATABASE_USERNAME",
                        "postgres",
                        "ORDER_SERVICE_DATABASE_PASSWORD_FILE",
                        password.toString()),
                "outbox",
                "list",
                "--service",
                "order-service");

        assertThat(tool.exitCode()).as(String.join("\n", tool.lines())).isZero();
        assertThat(String.join("\n", tool.lines())).contains("order-service", PLACED, "1 set aside", "too large");
    }

    @Test
    void twoOperatorsAtOnceSettleEachRecordOnce() throws Exception {
        insert(10_000, PLACED, "SET_ASIDE", "'k-' || n", "'too large'");
        CyclicBarrier both = new CyclicBarrier(2);
        try (ExecutorService operators = Executors.newFixedThreadPool(2)) {
            Future<List<JsonNode>> ada = operators.submit(operator(both, "retry", "ada"));
            Future<List<JsonNode>> bob = operators.submit(operator(both, "discard", "bob"));

            long retried = settled(ada.get(), "retried");
            long discarded = settled(bob.get(), "discarded");
            assertThat(retried + discarded).isEqualTo(10_000);
            assertThat(count("event_outbox where state = 'PENDING'")).isEqualTo(retried);
            assertThat(count("event_outbox_audit where done_by = 'bob'")).isEqualTo(discarded);
            assertThat(count("event_outbox where state = 'SET_ASIDE'")).isZero();
        }
    }

    private Callable<List<JsonNode>> operator(CyclicBarrier both, String command, String name) {
        return () -> {
            StringWriter own = new StringWriter();
            CommandLine commandLine = EventCtl.commandLine();
            commandLine.setOut(new PrintWriter(own, true));
            commandLine.setErr(new PrintWriter(new StringWriter(), true));
            List<String> arguments =
                    List.of("outbox", command, "--all", "--why", "both", "--by", name, "--json", "--database", url);
            both.await();
            int exit = commandLine.execute(
                    Stream.concat(arguments.stream(), command.equals("discard") ? Stream.of("--yes") : Stream.of())
                            .toArray(String[]::new));
            assertThat(exit).isZero();
            return own.toString().lines().map(JsonMapper.shared()::readTree).toList();
        };
    }

    private static long settled(List<JsonNode> lines, String outcome) {
        return lines.stream()
                .filter(line -> line.path("outcome").asString().equals(outcome))
                .count();
    }

    private long count(String what) {
        return jdbc.queryForObject("select count(*) from " + what, Long.class);
    }

    private void insert(int rows, String topic, String state, String key, String reason) {
        jdbc.update("""
                insert into event_outbox (state, topic, partition, message_key, headers, value, reason)
                select ?, ?, 0, convert_to(%s, 'UTF8'), '[]', '{}', %s from generate_series(1, ?) n
                """.formatted(key, reason), state, topic, rows);
    }

    private int outbox(String... arguments) {
        return run(Stream.concat(Stream.concat(Stream.of("outbox"), Stream.of(arguments)), Stream.of("--database", url))
                .toArray(String[]::new));
    }

    private int run(String... arguments) {
        CommandLine commandLine = EventCtl.commandLine();
        commandLine.setOut(new PrintWriter(output, true));
        commandLine.setErr(new PrintWriter(errors, true));
        return commandLine.execute(arguments);
    }
}
