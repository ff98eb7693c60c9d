package io.eventorchestrator.tooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** {@code eventctl saga} with the role outbox_operator, in containers, with the least rights. */
class SagaOperatorIT {

    private static final String SCHEMA = "saga_operator_it";
    private static final String ROLE = "outbox_operator";

    @TempDir
    private Path folder;

    private final String url = TestPlatform.postgres().jdbcUrl() + "?currentSchema=" + SCHEMA;
    private final JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(OutboxSchema.url(SCHEMA)));
    private ReturnSchema returns;
    private String output = "";

    @BeforeEach
    void tables() throws IOException {
        if (jdbc.queryForList("select 1 from pg_roles where rolname = ?", ROLE).isEmpty()) {
            jdbc.execute("create role " + ROLE + " login password 'operator'");
            jdbc.execute("grant connect on database " + jdbc.queryForObject("select current_database()", String.class)
                    + " to " + ROLE);
        }
        returns = ReturnSchema.recreate(jdbc, SCHEMA);
    }

    @Tag("full")
    @Test
    void theRoleSufficesForEveryCommand() throws Exception {
        UUID parked = returns.parked();
        UUID awaiting = returns.insert("AWAITING_DECISION", "OPEN", "OPEN");
        assertThat(saga("list")).as(output).isZero();
        assertThat(saga("show", parked.toString())).as(output).isZero();
        assertThat(output).contains("PARKED, failed after 5 attempts");
        assertThat(saga("versions")).as(output).isZero();
        returns.carryOut("FAILED", "FAILED");

        assertThat(saga("resume", parked.toString(), "--why", "w", "--by", "ada"))
                .as(output)
                .isZero();
        assertThat(saga("decide", "--approve", awaiting.toString(), "--why", "w", "--by", "ada"))
                .as(output)
                .isZero();
        assertThat(saga("waive", "--yes", returns.parked().toString(), "--why", "w", "--by", "ada"))
                .as(output)
                .isZero();
        assertThat(saga("terminate", "--yes", returns.parked().toString(), "--why", "w", "--by", "ada"))
                .as(output)
                .isZero();

        assertThat(returns.ordered())
                .containsExactly("RESUME ada: w", "APPROVE ada: w", "WAIVE REFUND ada: w", "TERMINATE ada: w");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update order_return set state = 'COMPLETED'",
                "delete from order_return",
                "update return_history set by_whom = 'eve', why = 'w'",
                "insert into return_history (return_id, what, detail) select id, 'w', 'd' from order_return",
                "update return_intervention set by_whom = 'eve'",
                "delete from return_intervention",
                "insert into return_intervention (return_id, action, by_whom, why, at)"
                        + " select id, 'RESUME', 'eve', 'w', now() - interval '1 year' from order_return",
                "insert into return_intervention (return_id, action, by_whom, why, settled_at, answer)"
                        + " select id, 'RESUME', 'eve', 'w', now(), 'done' from order_return",
                "select * from customer_order",
                "create table mine ()"
            })
    void theRoleIsRefusedAnythingElse(String statement) {
        JdbcTemplate operator = new JdbcTemplate(new DriverManagerDataSource(url, ROLE, "operator"));

        assertThatThrownBy(() -> operator.execute(statement)).rootCause().hasMessageContaining("permission denied");
    }

    private int saga(String... arguments) throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "operator\n");
        Tool tool = Tool.start(
                folder.resolve("printed"),
                Map.of(
                        "ORDER_SERVICE_DATABASE_URL", url,
                        "DATABASE_USERNAME", ROLE,
                        "DATABASE_PASSWORD_FILE", password.toString()),
                Stream.concat(Stream.of("saga"), Stream.of(arguments)).toArray(String[]::new));
        int exitCode = tool.exitCode();
        output = String.join("\n", tool.lines());
        return exitCode;
    }
}
