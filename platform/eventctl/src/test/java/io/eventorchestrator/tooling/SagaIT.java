package io.eventorchestrator.tooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code eventctl saga} on a real database with order-service's tables. */
class SagaIT {

    private static final String SCHEMA = "saga_it";

    private final String url = OutboxSchema.url(SCHEMA);
    private final JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
    private StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();
    private ReturnSchema returns;

    @BeforeEach
    void tables() throws IOException {
        returns = ReturnSchema.recreate(jdbc, SCHEMA);
    }

    @Test
    void openReturnsAreListedWithTheirAgesAndWhatTheyWaitFor() {
        UUID approved = returns.insert("APPROVED", "DONE", "OPEN");
        UUID parked = returns.parked();
        returns.insert("COMPLETED", "DONE", "DONE");

        assertThat(saga("list")).isZero();

        assertThat(output.toString().lines())
                .hasSize(3)
                .anySatisfy(line ->
                        assertThat(line).contains(approved.toString(), "APPROVED  90.00 EUR", "to refund the amount"))
                .last()
                .isEqualTo("2 returns.");
        assertThat(output.toString())
                .startsWith(parked + "  NEEDS_ATTENTION  90.00 EUR  requested 2 h ago, unchanged for 7 min,"
                        + " waits for a person: REFUND is parked");
    }

    @Test
    void statesNarrowTheListAndShowFinalReturnsToo() {
        UUID parked = returns.parked();
        UUID failed = returns.insert("FAILED", "UNDONE", "UNDONE");
        returns.insert("APPROVED", "OPEN", "OPEN");

        assertThat(saga("list", "--state", "needs_attention,FAILED", "--json")).isZero();

        assertThat(json().map(found -> found.path("return").asString()))
                .containsExactly(parked.toString(), failed.toString());
        assertThat(saga("list", "--state", "lost")).isEqualTo(2);
        assertThat(errors.toString().lines()).hasSize(1);
    }

    @Test
    void withoutAnyReturnTheListSaysSo() {
        assertThat(saga("list", "--state", "failed")).isZero();
        assertThat(output.toString().lines()).containsExactly("No return is in such a state.");
        output.getBuffer().setLength(0);

        assertThat(saga("list")).isZero();
        assertThat(output.toString().lines()).containsExactly("No return is open.");
    }

    @Test
    void aReturnIsShownWithItsStepsItsErrorsAndWhatIsNotUndone() {
        UUID parked = returns.parked();
        jdbc.update("""
                insert into return_intervention (return_id, action, by_whom, why, settled_at, answer)
                values (?, 'RESUME', 'olga', 'again', clock_timestamp(), 'COMPENSATING')
                """, parked);

        assertThat(saga("show", parked.toString())).isZero();

        assertThat(output.toString())
                .contains(
                        "state      NEEDS_ATTENTION: REFUND_FAILED",
                        "amount     90.00 EUR",
                        "reason     broken",
                        "workflow   run 1, version 1",
                        "goods      1 × POT at 90.00 EUR",
                        "step       RESTOCK  UNDONE",
                        "step       REFUND   PARKED, failed after 5 attempts: 503",
                        "not undone REFUND: 90.00 EUR may be refunded, and has to be cancelled",
                        "ReturnRequested  REQUESTED",
                        "RESUME by olga: again  → COMPENSATING");
    }

    @Test
    void aPaidReturnWhoseGoodsAreMissingSaysThatTheyHaveToComeBack() {
        UUID id = returns.insert("NEEDS_ATTENTION", "PARKED", "DONE");

        assertThat(saga("show", id.toString())).isZero();

        assertThat(output.toString()).contains("not undone RESTOCK: 90.00 EUR is refunded, and the goods");
    }

    @Test
    void scriptsGetOneDocument() {
        UUID parked = returns.parked();

        assertThat(saga("show", parked.toString(), "--json")).isZero();

        JsonNode shown = json().findFirst().orElseThrow();
        assertThat(shown.path("state").asString()).isEqualTo("NEEDS_ATTENTION");
        assertThat(shown.at("/steps/1/failedAttempts").asInt()).isEqualTo(5);
        assertThat(shown.at("/steps/1/error").asString()).isEqualTo("503");
        assertThat(shown.path("openCompensations").size()).isOne();
        assertThat(shown.at("/history/0/what").asString()).isEqualTo("ReturnRequested");
    }

    @Test
    void whatOthersWroteCannotControlTheTerminal() {
        UUID parked = returns.parked();
        returns.makeHostile(parked);
        returns.carryOut("FAILED", "FAILED");

        saga("list");
        saga("list", "--json");
        saga("show", parked.toString());
        saga("show", parked.toString(), "--json");
        saga("terminate", parked.toString(), "--yes", "--why", "w\u001b[2J", "--by", "o\u202e", "--json");

        assertThat((output.toString() + errors).replace("\n", ""))
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    }

    @Test
    void aResumedReturnIsFollowedToItsEnd() {
        UUID parked = returns.parked();
        returns.carryOut("COMPENSATING", "FAILED");

        assertThat(order("resume", parked)).isZero();

        assertThat(output.toString()).contains("FAILED, RESTOCK UNDONE", "Return " + parked + " is FAILED");
        assertThat(returns.ordered()).containsExactly("RESUME ada: the bank is back");
    }

    @Test
    void aResumedReturnThatNeedsAttentionAgainIsNotDone() {
        UUID parked = returns.parked();
        returns.carryOut("COMPENSATING", "NEEDS_ATTENTION");

        assertThat(order("resume", parked)).isEqualTo(1);

        assertThat(output.toString()).contains("is NEEDS_ATTENTION: REFUND_FAILED, and waits for a person");
    }

    @Test
    void anOrderThatTheServiceRefusesIsNotDone() {
        UUID parked = returns.parked();
        returns.carryOut("refused: the return is FAILED and can''t be resumed", "FAILED");

        assertThat(order("resume", parked)).isEqualTo(1);

        assertThat(output.toString()).contains("order-service refused: the return is FAILED and can't be resumed.");
    }

    @Test
    void anOrderThatNobodyCarriesOutStaysAndBlocksOthers() {
        UUID parked = returns.parked();

        assertThat(order("resume", parked, "--wait", "1")).isEqualTo(1);
        assertThat(output.toString()).contains("order-service has not carried out the order yet");
        assertThat(order("terminate", parked, "--yes")).isEqualTo(2);

        assertThat(errors.toString()).contains("RESUME by ada waits for return " + parked + " already");
        assertThat(returns.ordered()).containsExactly("RESUME ada: the bank is back");
        assertThat(saga("list")).isZero();
        assertThat(output.toString()).contains("waits for the service, to carry out RESUME by ada");
    }

    @Test
    void ofTwoOperatorsAtTheSameMomentOneIsRefused() throws Exception {
        UUID parked = returns.parked();
        try (Connection first = DriverManager.getConnection(url);
                ExecutorService second = Executors.newSingleThreadExecutor()) {
            first.setAutoCommit(false);
            orderResume(first, parked);
            Future<Integer> exitCode = second.submit(() -> order("terminate", parked, "--yes", "--wait", "0"));
            await().atMost(Duration.ofMinutes(5)).until(() -> exitCode.isDone() || isAnOrderBlocked());

            first.commit();

            assertThat(exitCode.get()).isEqualTo(2);
        }
        assertThat(errors.toString()).contains("has changed meanwhile", "Nothing was ordered.");
        assertThat(returns.ordered()).containsExactly("RESUME olga: again");
    }

    private static void orderResume(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into return_intervention (return_id, action, by_whom, why)"
                        + " values (?, 'RESUME', 'olga', 'again')")) {
            insert.setObject(1, id);
            insert.executeUpdate();
        }
    }

    private boolean isAnOrderBlocked() {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and query like 'insert into return_intervention%')",
                Boolean.class));
    }

    @Test
    void anOrderNeedsNotToBeFollowed() {
        UUID parked = returns.parked();

        assertThat(order("resume", parked, "--wait", "0")).isZero();

        assertThat(output.toString()).contains("saga show tells what becomes of the order");
    }

    @Test
    void aDecisionIsOrdered() {
        returns.carryOut("APPROVED", "APPROVED");
        UUID approved = returns.insert("AWAITING_DECISION", "OPEN", "OPEN");
        UUID declined = returns.insert("AWAITING_DECISION", "OPEN", "OPEN");

        assertThat(order("decide", approved, "--approve")).isZero();
        assertThat(order("decide", declined, "--decline", "--json")).isZero();
        assertThat(order("decide", declined)).isEqualTo(2);
        assertThat(order("decide", declined, "--approve", "--decline")).isEqualTo(2);

        assertThat(returns.ordered()).containsExactly("APPROVE ada: the bank is back", "DECLINE ada: the bank is back");
        assertThat(output.toString().lines().filter(line -> line.startsWith("{")))
                .singleElement()
                .asString()
                .contains("\"action\":\"DECLINE\"", "\"answer\":\"APPROVED\"", "\"state\":\"APPROVED\"");
    }

    @Test
    void aDecisionThatComesTooLateIsRefused() {
        UUID late = returns.insert("AWAITING_DECISION", "OPEN", "OPEN");
        jdbc.update("update order_return set decide_by = now() - interval '1 second'");

        assertThat(order("decide", late, "--approve")).isEqualTo(2);

        assertThat(errors.toString()).contains("had to be decided by");
        assertThat(returns.ordered()).isEmpty();
    }

    @Test
    void theStepToWaiveNeedsANameOnlyIfSeveralAreParked() {
        UUID both = returns.insert("NEEDS_ATTENTION", "PARKED", "PARKED");
        UUID one = returns.parked();
        assertThat(order("waive", both, "--yes")).isEqualTo(2);
        assertThat(order("waive", one, "--step", "restock", "--yes")).isEqualTo(2);
        assertThat(errors.toString())
                .contains("parked: RESTOCK, REFUND. Name one by --step.", "Step RESTOCK of return " + one);
        assertThat(returns.ordered()).isEmpty();
        returns.carryOut("FAILED", "FAILED");

        assertThat(order("waive", both, "--step", "refund", "--yes")).isZero();
        assertThat(order("waive", one, "--yes")).isZero();

        assertThat(returns.ordered())
                .containsExactly("WAIVE REFUND ada: the bank is back", "WAIVE REFUND ada: the bank is back");
    }

    @ParameterizedTest
    @CsvSource({
        "resume, AWAITING_DECISION, resumed",
        "resume, COMPENSATING, resumed",
        "resume, FAILED, resumed",
        "waive --yes, APPROVED, waived",
        "waive --yes, COMPLETED, waived",
        "terminate --yes, DECLINED, terminated",
        "terminate --yes, REQUESTED, terminated",
        "decide --approve, NEEDS_ATTENTION, decided",
        "decide --decline, APPROVED, decided"
    })
    void whatTheStateDoesNotPermitIsRefusedInOneLineAndNotOrdered(String command, String state, String what) {
        UUID id = returns.insert(state, "OPEN", "OPEN");

        String[] words = command.split(" ");
        assertThat(order(words[0], id, Stream.of(words).skip(1).toArray(String[]::new)))
                .isEqualTo(2);

        assertThat(errors.toString().lines())
                .singleElement()
                .asString()
                .startsWith("Return " + id + " is " + state + " and can't be " + what)
                .contains("Nothing was ordered.");
        assertThat(returns.ordered()).isEmpty();
    }

    @Test
    void anErrorIsReportedInOneLine() {
        UUID parked = returns.parked();

        assertThat(saga("show", UUID.randomUUID().toString())).isEqualTo(2);
        assertThat(saga("show", "17")).isEqualTo(2);
        assertThat(saga("show", "1-1-1-1-1")).isEqualTo(2);
        assertThat(saga("show")).isEqualTo(2);
        assertThat(saga("resume", parked.toString())).isEqualTo(2);
        assertThat(saga("resume", parked.toString(), "--why", " ")).isEqualTo(2);
        assertThat(saga("resume", parked.toString(), "--why", "w", "--by", "?")).isEqualTo(2);
        assertThat(run("saga", "list", "--database", "jdbc:mysql://127.0.0.1/none"))
                .isEqualTo(2);
        assertThat(run("saga", "list", "--database", "jdbc:postgresql://127.0.0.1:1/none"))
                .isEqualTo(3);
        assertThat(run("saga", "list", "--database", url.replace(SCHEMA, "public")))
                .isEqualTo(3);

        assertThat(errors.toString().lines())
                .hasSize(10)
                .allSatisfy(line -> assertThat(line).doesNotContain("\tat ", "Exception"));
        assertThat(returns.ordered()).isEmpty();
    }

    @Test
    void workflowsThatHaveNotEndedAreCountedByTheirVersions() {
        UUID first = returns.insert("AWAITING_DECISION", "OPEN", "OPEN");
        returns.insert("APPROVED", "OPEN", "OPEN");
        returns.insert("FAILED", "OPEN", "OPEN");
        returns.parked();
        UUID other = returns.insert("REQUESTED", "OPEN", "OPEN");
        jdbc.update("update order_return set workflow_version = '10' where id = ?", other);
        jdbc.update("update order_return set requested_at = now() - interval '3 days' where id = ?", first);

        assertThat(saga("versions")).isZero();

        assertThat(output.toString().lines())
                .containsExactly(
                        "version 1: 2 returns, the oldest for 3 d, " + first,
                        "version 10: 1 return, the oldest for 2 h, " + other);
        jdbc.update("update order_return set workflow_version = null where id = ?", other);
        output = new StringWriter();
        assertThat(saga("versions", "--json")).isZero();
        assertThat(json().map(found -> found.path("version").asString("none") + " "
                        + found.path("returns").asInt()))
                .containsExactly("1 2", "none 1");
    }

    private Stream<JsonNode> json() {
        return output.toString().lines().map(JsonMapper.shared()::readTree);
    }

    private int order(String command, UUID id, String... more) {
        List<String> arguments = List.of(command, id.toString(), "--by", "ada", "--why", "the bank is back");
        return saga(Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private int saga(String... arguments) {
        return run(Stream.concat(Stream.concat(Stream.of("saga"), Stream.of(arguments)), Stream.of("--database", url))
                .toArray(String[]::new));
    }

    private int run(String... arguments) {
        CommandLine commandLine = EventCtl.commandLine();
        commandLine.setOut(new PrintWriter(output, true));
        commandLine.setErr(new PrintWriter(errors, true));
        return commandLine.execute(arguments);
    }
}
