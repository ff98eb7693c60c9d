package io.eventorchestrator.tooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** {@code eventctl outbox} with the role outbox_operator, in containers: for all services, with the least rights. */
class OutboxOperatorIT {

    private static final String SCHEMA = "outbox_operator_it";
    private static final String EMPTY = SCHEMA + "_empty";
    private static final String ROLE = "outbox_operator";
    private static final String NOBODY = "jdbc:postgresql://127.0.0.1:1/events";

    @TempDir
    private Path folder;

    private final String url = url(SCHEMA);
    private final String empty = url(EMPTY);
    private final JdbcTemplate jdbc = connected(SCHEMA);
    private String output = "";

    @BeforeEach
    void tables() throws IOException {
        if (jdbc.queryForList("select 1 from pg_roles where rolname = ?", ROLE).isEmpty()) {
            jdbc.execute("create role " + ROLE + " login password 'operator'");
            jdbc.execute("grant connect on database " + jdbc.queryForObject("select current_database()", String.class)
                    + " to " + ROLE);
        }
        OutboxSchema.recreate(connected(EMPTY), EMPTY);
        OutboxSchema.recreate(jdbc, SCHEMA);
        jdbc.update("""
                insert into event_outbox (state, topic, partition, message_key, headers, value, reason)
                select 'SET_ASIDE', 'orders.order.placed', 0, convert_to('k-' || n, 'UTF8'), '[]', '{}', 'too large'
                from generate_series(1, 2) n
                """);
    }

    @Tag("full")
    @Test
    void theRoleSufficesForEveryCommand() throws Exception {
        assertThat(outbox(empty, "list")).as(output).isZero();
        assertThat(output).contains("order-service", "2 set aside", "too large");
        assertThat(outbox(empty, "show", "order-service/1")).as(output).isZero();
        assertThat(outbox(empty, "retry", "order-service/1", "--why", "limit raised", "--by", "ada"))
                .as(output)
                .isZero();
        assertThat(outbox(empty, "discard", "order-service/2", "--why", "a test order", "--by", "ada", "--yes"))
                .as(output)
                .isZero();

        assertThat(jdbc.queryForList("select seq || state from event_outbox", String.class))
                .containsExactly("1PENDING");
        assertThat(jdbc.queryForList("select action || done_by from event_outbox_audit order by id", String.class))
                .containsExactly("RETRIEDada", "DISCARDEDada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event_outbox set value = '{}'",
                "insert into event_outbox (topic, partition, headers, value) values ('t', 0, '[]', '{}')",
                "truncate event_outbox",
                "update event_outbox_audit set done_by = 'eve'",
                "delete from event_outbox_audit",
                "select * from event_inbox",
                "create table mine ()"
            })
    void theRoleIsRefusedAnythingElse(String statement) {
        JdbcTemplate operator = new JdbcTemplate(new DriverManagerDataSource(url, ROLE, "operator"));

        assertThatThrownBy(() -> operator.execute(statement)).rootCause().hasMessageContaining("permission denied");
    }

    @Tag("full")
    @Test
    void aDatabaseThatDoesNotAnswerIsNamedAndTheOthersAreUsed() throws Exception {
        assertThat(outbox(NOBODY, "list")).as(output).isEqualTo(1);
        assertThat(output).contains("2 set aside", "The database of inventory-service can't be used");
        assertThat(output).doesNotContain("database of order-service", "Nothing waits");

        assertThat(outbox(NOBODY, "discard", "--all", "--why", "test orders", "--yes"))
                .as(output)
                .isEqualTo(1);
        assertThat(output).contains("2 discarded.", "The database of inventory-service can't be used");
        assertThat(jdbc.queryForObject("select count(*) from event_outbox", Long.class))
                .isZero();
    }

    @Tag("full")
    @Test
    void aDatabaseThatDoesNotAnswerIsNotAskedForTheRecordsOfAnother() throws Exception {
        assertThat(outbox(NOBODY, "show", "order-service/2")).as(output).isZero();
        assertThat(outbox(NOBODY, "show", "inventory-service/2")).as(output).isEqualTo(3);
        assertThat(outbox(NOBODY, "show", "order-service/1", "inventory-service/2"))
                .as(output)
                .isEqualTo(1);
        assertThat(output).contains("too large").doesNotContain("no such record");
    }

    private int outbox(String inventory, String... arguments) throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "operator\n");
        Path printed = folder.resolve("printed");
        Tool tool = Tool.start(
                printed,
                Map.of(
                        "ORDER_SERVICE_DATABASE_URL", url,
                        "INVENTORY_SERVICE_DATABASE_URL", inventory,
                        "NOTIFICATION_SERVICE_DATABASE_URL", empty,
                        "DATABASE_USERNAME", ROLE,
                        "DATABASE_PASSWORD_FILE", password.toString()),
                Stream.concat(Stream.of("outbox"), Stream.of(arguments)).toArray(String[]::new));
        int exitCode = tool.exitCode();
        output = String.join("\n", tool.lines());
        return exitCode;
    }

    private static JdbcTemplate connected(String schema) {
        return new JdbcTemplate(new DriverManagerDataSource(OutboxSchema.url(schema)));
    }

    private static String url(String schema) {
        return TestPlatform.postgres().jdbcUrl() + "?currentSchema=" + schema;
    }
}
