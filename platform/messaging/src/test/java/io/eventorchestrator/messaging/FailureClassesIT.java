package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.Inbox;
import io.eventorchestrator.messaging.transport.Outcome;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outcome of a delivery for each kind of failure; each failure is produced by PostgreSQL itself. */
@ExtendWith(OutputCaptureExtension.class)
class FailureClassesIT {

    private static final String GROUP = "inventory-service-order-reservations";
    private static final AtomicLong OFFSETS = new AtomicLong(1_000_000);

    private static ConfigurableApplicationContext service;
    private static ExecutorService threads;
    private static Inbox inbox;
    private static Provocations provocations;
    private static AttemptLog attempts;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() {
        service = TestService.start(
                "kafka",
                Map.of(
                        "spring.datasource.hikari.connection-timeout",
                        500,
                        "events.database.lock",
                        "3s",
                        "events.retry.schedule.initial",
                        "1h",
                        "events.retry.schedule.ceiling",
                        "1h"));
        threads = Executors.newCachedThreadPool();
        inbox = service.getBean(Inbox.class);
        provocations = service.getBean(Provocations.class);
        attempts = service.getBean(AttemptLog.class);
        jdbc = service.getBean(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        service.close();
        threads.close();
    }

    @Test
    void aDeadlockIsTriedAgainAtOnceAndNotCounted() throws Exception {
        jdbc.sql("insert into contended values (1), (2) on conflict do nothing").update();
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        AtomicInteger tries = new AtomicInteger();
        provocations.on("DEADLOCK", database -> {
            if (tries.incrementAndGet() == 1) {
                lock(database, 1);
                meet(bothHoldOne);
            }
            lock(database, 2);
        });
        Future<?> rival = threads.submit(() -> lockInOppositeOrder(bothHoldOne));
        CloudEvent event = orderPlaced(UUID.randomUUID(), "DEADLOCK");

        assertThat(receive(event)).containsExactly(Outcome.HANDLED);

        rival.get();
        assertThat(attempts.attempts(event.getId())).isEqualTo(2);
        assertThat(counted(event)).isEqualTo(1);
    }

    // A retry in the same transaction, which holds the first row, would fail every time.
    @Test
    void aDeadlockWithinABulkEndsTheTransaction() throws Exception {
        jdbc.sql("insert into contended values (1), (2) on conflict do nothing").update();
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        provocations.on("FIRST ROW", database -> lock(database, 1));
        provocations.on("SECOND ROW", database -> {
            meet(bothHoldOne);
            lock(database, 2);
        });
        Future<?> rival = threads.submit(() -> lockInOppositeOrder(bothHoldOne));
        CloudEvent first = orderPlaced(UUID.randomUUID(), "FIRST ROW");
        CloudEvent second = orderPlaced(UUID.randomUUID(), "SECOND ROW");
        CloudEvent third = orderPlaced(UUID.randomUUID(), "TEA");

        assertThat(receive(first, second, third)).containsOnly(Outcome.HANDLED);

        rival.get();
        assertThat(attempts.attempts(second.getId())).isEqualTo(2);
        assertThat(Stream.of(first, second, third).map(FailureClassesIT::effects))
                .containsOnly(1);
    }

    @Test
    void lastingContentionIsNeverAnAttempt() {
        provocations.on("SERIALIZATION", database -> raise(database, "40001"));
        CloudEvent event = orderPlaced(UUID.randomUUID(), "SERIALIZATION");
        CloudEvent other = orderPlaced(UUID.randomUUID(), "TEA");

        assertThat(receive(event, other)).containsExactly(Outcome.PARKED, Outcome.HANDLED);

        assertThat(attempts.attempts(event.getId())).isLessThanOrEqualTo(5);
        assertThat(counted(event)).isZero();
    }

    @Test
    void aLockedRowIsWaitedForOnceAndDelaysNoOtherEvent() throws SQLException {
        jdbc.sql("insert into contended values (4) on conflict do nothing").update();
        provocations.on("LOCKED", database -> lock(database, 4));
        CloudEvent event = orderPlaced(UUID.randomUUID(), "LOCKED");
        CloudEvent other = orderPlaced(UUID.randomUUID(), "TEA");
        try (Connection rival = connect()) {
            rival.setAutoCommit(false);
            rival.createStatement().execute("select id from contended where id = 4 for update");

            assertThat(receive(event, other)).containsExactly(Outcome.PARKED, Outcome.HANDLED);
        }

        assertThat(counted(event)).isZero();
    }

    @Test
    void aStatementOfTheHandlerThatTakesTooLongIsAnAttempt() {
        provocations.on("SLOW", database -> {
            database.sql("set local statement_timeout = '100ms'").update();
            database.sql("select pg_sleep(10)").query().singleRow();
        });
        CloudEvent event = orderPlaced(UUID.randomUUID(), "SLOW");

        assertThat(receive(event)).containsExactly(Outcome.PARKED);

        assertThat(counted(event)).isEqualTo(1);
    }

    @Test
    void aCancelledStatementOfTheInboxIsNotAnAttempt() throws SQLException {
        provocations.on(
                "HURRIED",
                database -> database.sql("set local statement_timeout = '1s'").update());
        CloudEvent hurried = orderPlaced(UUID.randomUUID(), "HURRIED");
        CloudEvent event = orderPlaced(UUID.randomUUID(), "TEA");
        try (Connection rival = connect()) {
            rival.setAutoCommit(false);
            insert(rival, event);

            assertThat(receive(hurried, event)).containsExactly(Outcome.HANDLED, Outcome.UNAVAILABLE);
            rival.rollback();
        }

        assertThat(receive(event)).containsExactly(Outcome.HANDLED);
        assertThat(attempts.attempts(event.getId())).isEqualTo(1);
    }

    private static void insert(Connection database, CloudEvent event) throws SQLException {
        try (PreparedStatement row = database.prepareStatement("""
                insert into event_inbox (consumer_group, source, event_id, state, attempts, topic, partition,
                                         record_offset, ordered_by)
                values (?, ?, ?, 'HANDLED', 1, 't', 0, 0, 1)
                """)) {
            row.setString(1, GROUP);
            row.setString(2, event.getSource().toString());
            row.setString(3, event.getId());
            row.executeUpdate();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22003", "23505", "23514", "53400", "53200", "53100", "57P01", "08006", "25006"})
    void aFailedStatementIsAnAttemptWhileTheDatabaseAnswers(String state) {
        provocations.on("PROVOKED", database -> raise(database, state));
        CloudEvent before = orderPlaced(UUID.randomUUID(), "TEA");
        CloudEvent event = orderPlaced(UUID.randomUUID(), "PROVOKED");
        CloudEvent after = orderPlaced(UUID.randomUUID(), "TEA");

        assertThat(receive(before, event, after)).containsExactly(Outcome.HANDLED, Outcome.PARKED, Outcome.HANDLED);

        assertThat(counted(event)).isEqualTo(1);
    }

    @Test
    void anExhaustedPoolIsNotAnAttemptAndIsLoggedOnce(CapturedOutput output) throws SQLException {
        int before = output.getOut().length();
        HikariDataSource pool = service.getBean(HikariDataSource.class);
        List<Connection> all = new ArrayList<>();
        try {
            // Relay and retries briefly use some of them before they are returned.
            await().atMost(Duration.ofMinutes(5))
                    .ignoreExceptions()
                    .until(() -> all.add(pool.getConnection()) && all.size() == pool.getMaximumPoolSize());

            for (int i = 0; i < 3; i++) {
                assertThat(receive(orderPlaced(UUID.randomUUID(), "TEA"))).containsExactly(Outcome.UNAVAILABLE);
            }
            assertThat(output.getOut().substring(before).split("Deliveries of " + GROUP + " pause", -1))
                    .as("logged once")
                    .hasSize(2);
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    @Test
    void aReadOnlyDatabaseIsNotAnAttempt() throws SQLException {
        CloudEvent event = orderPlaced(UUID.randomUUID(), "TEA");
        try {
            readOnly(true);

            assertThat(receive(event)).containsExactly(Outcome.UNAVAILABLE);
        } finally {
            readOnly(false);
        }
        assertThat(known(event)).isFalse();
        assertThat(receive(event)).containsExactly(Outcome.HANDLED);
    }

    // As after a failover to another server. A connection that opens meanwhile may have the former default, and enter
    // the pool after the eviction.
    private static void readOnly(boolean is) throws SQLException {
        set("default_transaction_read_only = " + is);
        HikariDataSource pool = service.getBean(HikariDataSource.class);
        await().atMost(Duration.ofMinutes(5)).ignoreExceptions().until(() -> {
            pool.getHikariPoolMXBean().softEvictConnections();
            return defaultsOf(pool).equals(Set.of(is ? "on" : "off"));
        });
    }

    private static Set<String> defaultsOf(HikariDataSource pool) throws SQLException {
        List<Connection> all = new ArrayList<>();
        Set<String> defaults = new HashSet<>();
        try {
            while (all.size() < pool.getMaximumPoolSize()) {
                Connection connection = pool.getConnection();
                all.add(connection);
                try (ResultSet shown =
                        connection.createStatement().executeQuery("show default_transaction_read_only")) {
                    shown.next();
                    defaults.add(shown.getString(1));
                }
            }
            return defaults;
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    /** Sets a default of new connections. */
    private static void set(String setting) throws SQLException {
        try (Connection database = connect()) {
            database.createStatement().execute("alter role inventory_service set " + setting);
        }
    }

    // The probe's query calls this function, which fails as a temporary file on a full disk does.
    @Test
    void aFullDiskIsNotAnAttempt() throws SQLException {
        provocations.on("FULL", database -> raise(database, "53100"));
        CloudEvent event = orderPlaced(UUID.randomUUID(), "FULL");
        jdbc.sql("""
                        create function inventory.generate_series(integer, integer) returns setof integer
                        language plpgsql as $$ begin raise 'No space left' using errcode = '53100'; end $$
                        """).update();
        try {
            set("search_path = inventory, pg_catalog");

            assertThat(receive(event)).containsExactly(Outcome.UNAVAILABLE);
        } finally {
            set("search_path = inventory");
            jdbc.sql("drop function inventory.generate_series").update();
        }
        assertThat(known(event)).isFalse();
    }

    @Test
    void aLimitOfTemporaryFilesIsNotAFullDisk() throws SQLException {
        provocations.on("LIMITED", database -> raise(database, "53100"));
        CloudEvent event = orderPlaced(UUID.randomUUID(), "LIMITED");
        try {
            set("temp_file_limit = 0");

            assertThat(receive(event)).containsExactly(Outcome.PARKED);
        } finally {
            set("temp_file_limit = -1");
        }
        assertThat(counted(event)).isEqualTo(1);
    }

    @Test
    void aConnectionThatIsCutOnceCostsNoAttempt() {
        AtomicInteger tries = new AtomicInteger();
        provocations.on("CUT", database -> {
            if (tries.incrementAndGet() == 1) {
                cut(database);
            }
        });
        UUID order = UUID.randomUUID();
        CloudEvent failing = orderPlaced(UUID.randomUUID(), Warehouse.BROKEN);
        CloudEvent cut = orderPlaced(order, "CUT");

        assertThat(receive(failing, orderPlaced(order, "TEA"), cut, orderPlaced(order, "TEA")))
                .containsExactly(Outcome.PARKED, Outcome.HANDLED, Outcome.HANDLED, Outcome.HANDLED);

        assertThat(counted(cut)).isEqualTo(1);
    }

    @Test
    void anEventThatCutsEachConnectionIsAnAttemptAndBlocksOnlyItsKey() {
        provocations.on("CUTS", FailureClassesIT::cut);
        provocations.on("DEFERRED", FailureClassesIT::breakAtCommit);
        UUID order = UUID.randomUUID();
        CloudEvent cut = orderPlaced(order, "CUTS");

        assertThat(receive(
                        orderPlaced(UUID.randomUUID(), "DEFERRED"),
                        orderPlaced(order, "TEA"),
                        cut,
                        orderPlaced(order, "TEA"),
                        orderPlaced(UUID.randomUUID(), "TEA")))
                .containsExactly(Outcome.PARKED, Outcome.HANDLED, Outcome.PARKED, Outcome.PARKED, Outcome.HANDLED);

        assertThat(counted(cut)).isEqualTo(1);
    }

    private static void cut(JdbcClient database) {
        database.sql("select pg_terminate_backend(pg_backend_pid())").query().singleRow();
    }

    private static void breakAtCommit(JdbcClient database) {
        database.sql("insert into deferred values (1, 99)").update();
    }

    @Test
    void aConstraintViolatedAtCommitIsAnAttempt() {
        provocations.on("DEFERRED", FailureClassesIT::breakAtCommit);
        CloudEvent event = orderPlaced(UUID.randomUUID(), "DEFERRED");

        assertThat(receive(event)).containsExactly(Outcome.PARKED);
        assertThat(counted(event)).isEqualTo(1);
        assertThat(effects(event)).isZero();
    }

    @Test
    void anErrorIsAnAttemptOnDeliveryAndOnRetry() {
        provocations.on("ERROR", database -> {
            throw new StackOverflowError("provoked");
        });
        provocations.on("ERROR AT COMMIT", FailureClassesIT::failAtCommit);
        CloudEvent thrown = orderPlaced(UUID.randomUUID(), "ERROR");
        CloudEvent atCommit = orderPlaced(UUID.randomUUID(), "ERROR AT COMMIT");

        assertThat(receive(thrown, orderPlaced(UUID.randomUUID(), "TEA"), atCommit))
                .containsExactly(Outcome.PARKED, Outcome.HANDLED, Outcome.PARKED);

        for (CloudEvent event : List.of(thrown, atCommit)) {
            assertThat(counted(event)).isEqualTo(1);
            makeDue(event);
            await().atMost(Duration.ofMinutes(5))
                    .untilAsserted(() -> assertThat(counted(event)).isEqualTo(2));
            assertThat(detail(event)).endsWith("Error: provoked");
        }
    }

    private static void failAtCommit(JdbcClient database) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                throw new AssertionError("provoked");
            }
        });
    }

    @Test
    void aDeadlockInARetryIsTriedAgainAtOnceAndNotCounted() throws Exception {
        jdbc.sql("insert into contended values (1), (2) on conflict do nothing").update();
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        AtomicInteger tries = new AtomicInteger();
        Future<?> rival = threads.submit(() -> lockInOppositeOrder(bothHoldOne));

        CloudEvent event = retried("DEADLOCK LATER", database -> {
            if (tries.incrementAndGet() == 1) {
                lock(database, 1);
                meet(bothHoldOne);
            }
            lock(database, 2);
        });

        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(state(event)).isEqualTo("HANDLED"));
        rival.get();
        assertThat(attempts.attempts(event.getId())).isEqualTo(3);
        assertThat(counted(event)).isEqualTo(2);
    }

    @Test
    void lastingContentionInARetryIsNotCounted() {
        CloudEvent event = retried("SERIALIZATION LATER", database -> raise(database, "40001"));

        awaitDetail(event, "provoked");

        assertThat(counted(event)).isEqualTo(1);
    }

    @Test
    void aLockedRowInARetryIsNotCounted() throws SQLException {
        jdbc.sql("insert into contended values (4) on conflict do nothing").update();
        try (Connection rival = connect()) {
            rival.setAutoCommit(false);
            rival.createStatement().execute("select id from contended where id = 4 for update");

            CloudEvent event = retried("LOCKED LATER", database -> lock(database, 4));

            awaitDetail(event, "lock timeout");
            assertThat(counted(event)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"53400", "53200", "08006"})
    void aStatementThatFailsInARetryIsCountedWhileTheDatabaseAnswers(String state) {
        CloudEvent event = retried("PROVOKED LATER", database -> raise(database, state));

        awaitDetail(event, "provoked");

        assertThat(counted(event)).isEqualTo(2);
    }

    /** An event whose first attempt failed and whose retries provoke. */
    private static CloudEvent retried(String sku, Consumer<JdbcClient> provocation) {
        CloudEvent event = orderPlaced(UUID.randomUUID(), sku);
        provocations.on(sku, database -> {
            throw new IllegalStateException("the first attempt");
        });
        assertThat(receive(event)).containsExactly(Outcome.PARKED);
        assertThat(counted(event)).isEqualTo(1);
        provocations.on(sku, provocation);
        makeDue(event);
        return event;
    }

    private static void awaitDetail(CloudEvent event, String text) {
        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(detail(event)).contains(text));
    }

    private static void makeDue(CloudEvent event) {
        jdbc.sql("update event_inbox set due_at = statement_timestamp() where event_id = :id")
                .param("id", event.getId())
                .update();
    }

    private static String detail(CloudEvent event) {
        return jdbc.sql("select detail from event_inbox where event_id = :id")
                .param("id", event.getId())
                .query(String.class)
                .single();
    }

    @Test
    void aParkedEventDeliveredAgainIsADuplicate() {
        CloudEvent event = orderPlaced(UUID.randomUUID(), Warehouse.BROKEN);

        assertThat(receive(event)).containsExactly(Outcome.PARKED);
        assertThat(receive(event)).containsExactly(Outcome.DUPLICATE);
        assertThat(attempts.attempts(event.getId())).isEqualTo(1);
    }

    private static List<Outcome> receive(CloudEvent... events) {
        return inbox.receive(
                GROUP, Arrays.stream(events).map(FailureClassesIT::inbound).toList());
    }

    private static InboundRecord inbound(CloudEvent event) {
        return new InboundRecord(
                event.getType(),
                0,
                OFFSETS.getAndIncrement(),
                String.valueOf(event.getSubject()).getBytes(StandardCharsets.UTF_8),
                List.of(),
                new JsonFormat().serialize(event));
    }

    // The handler's session checks for the deadlock first and therefore loses.
    private static void lockInOppositeOrder(CountDownLatch bothHoldOne) {
        try (Connection rival = connect()) {
            rival.setAutoCommit(false);
            rival.createStatement().execute("set deadlock_timeout = '1min'");
            rival.createStatement().execute("select id from contended where id = 2 for update");
            meet(bothHoldOne);
            rival.createStatement().execute("select id from contended where id = 1 for update");
            rival.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(
                TestPlatform.postgres().jdbcUrl(),
                "postgres",
                TestPlatform.postgres().password("postgres"));
        connection.createStatement().execute("set search_path = inventory");
        return connection;
    }

    private static void meet(CountDownLatch both) {
        both.countDown();
        try {
            assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void lock(JdbcClient database, int id) {
        database.sql("select id from contended where id = :id for update")
                .param("id", id)
                .query()
                .singleRow();
    }

    private static void raise(JdbcClient database, String state) {
        database.sql("do $$ begin raise exception 'provoked' using errcode = '" + state + "'; end $$")
                .update();
    }

    private static int counted(CloudEvent event) {
        return jdbc.sql("select attempts from event_inbox where event_id = :id")
                .param("id", event.getId())
                .query(Integer.class)
                .single();
    }

    private static int effects(CloudEvent event) {
        return jdbc.sql("select count(*) from handled_order where event_id = :id")
                .param("id", event.getId())
                .query(Integer.class)
                .single();
    }

    private static String state(CloudEvent event) {
        return jdbc.sql("select state from event_inbox where event_id = :id")
                .param("id", event.getId())
                .query(String.class)
                .single();
    }

    private static boolean known(CloudEvent event) {
        return jdbc.sql("select exists (select 1 from event_inbox where event_id = :id)")
                .param("id", event.getId())
                .query(Boolean.class)
                .single();
    }
}
