package io.eventorchestrator.tooling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** order-service's tables in a test's schema, with returns of one order. */
record ReturnSchema(JdbcTemplate jdbc, UUID order) {

    private static final Path MIGRATIONS = Path.of("../../order-service/src/main/resources/db/migration");
    private static final String HOSTILE = "evil\u001b[2J\r\nNo such return is there.\u202e";

    /** Recreates the schema with the migrations of the library and of the service. */
    static ReturnSchema recreate(JdbcTemplate jdbc, String schema) throws IOException {
        OutboxSchema.recreate(jdbc, schema);
        for (Path migration : migrations()) {
            jdbc.execute(Files.readString(migration));
        }
        UUID order = UUID.randomUUID();
        jdbc.update("""
                insert into customer_order (id, state, customer_id, customer_email, currency, correlation_id)
                values (?, 'CONFIRMED', 'c-1', 'ada@example.com', 'EUR', 'story')
                """, order);
        return new ReturnSchema(jdbc, order);
    }

    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.sorted(Comparator.comparingInt(ReturnSchema::version)).toList();
        }
    }

    private static int version(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    /** Adds a return of one POT that was requested two hours ago. */
    UUID insert(String state, String restock, String refund) {
        UUID id = UUID.randomUUID();
        jdbc.update("""
                insert into order_return (id, order_id, state, customer_reason, end_reason, currency, amount, goods_id,
                                          restock_state, refund_state, refund_attempts, refund_error,
                                          workflow_version, requested_at, changed_at)
                values (?, ?, ?, 'broken', case when ? in ('COMPENSATING', 'NEEDS_ATTENTION') then 'REFUND_FAILED' end,
                        'EUR', 9000, ?, ?, ?, 5, '503', '1',
                        now() - interval '2 hours 5 minutes', now() - interval '7 minutes')
                """, id, order, state, state, id, restock, refund);
        jdbc.update("insert into return_line values (?, 0, 'POT', 1, 9000)", id);
        jdbc.update(
                "insert into return_history (return_id, what, detail) values (?, 'ReturnRequested', 'REQUESTED')", id);
        return id;
    }

    /** Adds one whose refund could not be cancelled. */
    UUID parked() {
        return insert("NEEDS_ATTENTION", "UNDONE", "PARKED");
    }

    /** Makes everything that customers, operators and others wrote hostile. */
    void makeHostile(UUID id) {
        jdbc.update("update order_return set customer_reason = ?, refund_error = ? where id = ?", HOSTILE, HOSTILE, id);
        jdbc.update("update return_line set sku = ? where return_id = ?", HOSTILE, id);
        jdbc.update("update return_history set detail = ?, by_whom = ?, why = ?", HOSTILE, HOSTILE, HOSTILE);
    }

    /** Lets the tables carry out what persons order, as the service does. */
    void carryOut(String answer, String state) {
        jdbc.execute("""
                create or replace function carry_out() returns trigger language plpgsql security definer as $$ begin
                    update order_return set state = '%s' where id = new.return_id;
                    new.settled_at := clock_timestamp();
                    new.answer := '%s';
                    return new;
                end $$
                """.formatted(state, answer));
        jdbc.execute("create or replace trigger carry_out before insert on return_intervention"
                + " for each row execute function carry_out()");
    }

    /** The orders of persons, oldest first. */
    List<String> ordered() {
        return jdbc.queryForList(
                "select action || coalesce(' ' || step, '') || ' ' || by_whom || ': ' || why"
                        + " from return_intervention order by seq",
                String.class);
    }
}
