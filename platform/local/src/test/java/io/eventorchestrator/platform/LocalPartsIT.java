package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPartsIT {

    private static final Map<String, String> SCHEMAS = Map.of(
            "order_service", "orders",
            "order_service_state", "orders_state",
            "inventory_service", "inventory",
            "notification_service", "notifications");
    private static final List<Topic> TOPICS = List.of(new Topic("kept", 1, Map.of()));

    @Tag("full")
    @Test
    void aKilledBrokerRestartsWithItsDataAndGetsTheCurrentConfiguration(@TempDir Path folder) throws Exception {
        int port = Ports.free();
        try (LocalKafka kafka = LocalKafka.start(folder, port)) {
            kafka.create(TOPICS);
            assertThat(append(kafka)).isZero();
            kafka.kill();
        }
        List<Topic> changed = List.of(new Topic("kept", 1, Map.of("retention.ms", "60000")));
        try (LocalKafka kafka = LocalKafka.start(folder, port);
                BrokerTopics topics =
                        BrokerTopics.of(Map.of("bootstrap.servers", kafka.bootstrapServers()), Duration.ofMinutes(1))) {
            kafka.create(changed);
            assertThat(append(kafka)).isEqualTo(1);
            await().untilAsserted(() -> assertThat(topics.differences(changed)).isEmpty());
        }
    }

    @Tag("full")
    @Test
    void postgresStartsOnAMachineThatHasNeverRunIt(@TempDir Path folder) throws SQLException {
        int port = Ports.free();
        try (LocalPostgres postgres =
                        LocalPostgres.start(folder, port, Optional.empty(), folder.resolve("programs"), Keeper.ONCE);
                Connection orders = DriverManager.getConnection(
                        postgres.jdbcUrl(), "order_service", postgres.password("order_service"))) {
            assertThat(orders.isValid(1)).isTrue();
        }
    }

    @Tag("full")
    @Test
    void aDatabaseWhoseParentIsKilledIsStartedAgain(@TempDir Path folder) {
        List<ChildProcess> started = new CopyOnWriteArrayList<>();
        Keeper supervisor = (launch, ready) -> {
            SupervisedProcess kept = new SupervisedProcess(launch, started::add);
            kept.awaitReady(Keeper.START, ready);
            return kept;
        };
        try (LocalPostgres postgres = LocalPostgres.start(folder, Ports.free(), Optional.empty(), supervisor)) {
            ProcessHandle server = server(folder);

            started.getFirst().kill();

            await().atMost(Keeper.START).until(() -> answers(postgres) && !server.isAlive());
        }
        assertThat(new Postmaster(folder.resolve("data")).process()).isEmpty();
    }

    @Tag("full")
    @Test
    void aDatabaseThatIsLongInRecoveryIsAwaited(@TempDir Path folder) throws Exception {
        int port = Ports.free();
        LocalPostgres.start(folder, port).close();
        recoverFor(Duration.ofSeconds(15), folder.resolve("data"));

        try (LocalPostgres postgres = LocalPostgres.start(folder, port)) {
            assertThat(answers(postgres)).isTrue();
        }
    }

    // PostgreSQL waits for the command that fetches its log from an archive, which has nothing here.
    private static void recoverFor(Duration time, Path data) throws IOException {
        Path asked = data.resolveSibling("asked");
        Files.createFile(data.resolve("recovery.signal"));
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "restore_command = 'test -e \"%s\" || { touch \"%s\"; sleep %d; }; false'%n"
                        .formatted(asked, asked, time.toSeconds()),
                StandardOpenOption.APPEND);
    }

    @Test
    void aDatabaseThatCannotStartIsReportedAtOnceWithItsReason(@TempDir Path folder) throws Exception {
        int port = Ports.free();
        LocalPostgres.start(folder, port).close();
        Files.writeString(
                folder.resolve("data").resolve("postgresql.conf"), "unheard_of = 1\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> LocalPostgres.start(folder, port))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended")
                .hasMessageContaining("postgresql.conf\" contains errors");
    }

    @Tag("full")
    @Test
    void aDatabaseHasNoSocketInAFolderThatOthersUse(@TempDir Path folder) {
        int port = Ports.free();
        try (LocalPostgres postgres = LocalPostgres.start(folder, port)) {
            assertThat(answers(postgres)).isTrue();
            assertThat(Path.of("/tmp/.s.PGSQL." + port)).doesNotExist();
        }
    }

    private static ProcessHandle server(Path folder) {
        return new Postmaster(folder.resolve("data")).process().orElseThrow();
    }

    private static boolean answers(LocalPostgres postgres) {
        try (Connection orders =
                DriverManager.getConnection(postgres.jdbcUrl(), "order_service", postgres.password("order_service"))) {
            return orders.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Test
    void aServiceSeesNoOtherServicesTables() throws SQLException {
        for (String owner : SCHEMAS.keySet()) {
            run(owner, "events", "create table if not exists secret (value text)");
        }
        for (String role : SCHEMAS.keySet()) {
            for (String schema : foreignTo(role)) {
                assertThatThrownBy(() -> run(role, "events", "select * from " + schema + ".secret"))
                        .as(role + " in " + schema)
                        .hasMessageContaining("permission denied for schema " + schema);
                assertThatThrownBy(() -> run(role, "events", "create table " + schema + ".mine (value text)"))
                        .as(role + " in " + schema)
                        .hasMessageContaining("permission denied for schema " + schema);
            }
        }
    }

    private static List<String> foreignTo(String role) {
        return Stream.concat(
                        Stream.of("public"),
                        SCHEMAS.entrySet().stream()
                                .filter(other -> !other.getKey().equals(role))
                                .map(Map.Entry::getValue))
                .toList();
    }

    @Tag("full")
    @Test
    void aServiceHasNoOtherDatabase() {
        for (String role : SCHEMAS.keySet()) {
            for (String database : List.of("postgres", "template1")) {
                assertThatThrownBy(() -> run(role, database, "select 1"))
                        .as(role + " in " + database)
                        .hasMessageContaining("permission denied for database");
            }
        }
    }

    @Test
    void aGuessedPasswordIsRefused() {
        for (String user : List.of("order_service", "inventory_service", "notification_service", "postgres")) {
            for (String guess : List.of(user, "postgres", "-")) {
                assertThatThrownBy(() -> connect(user, guess, "events"))
                        .as(user + " with " + guess)
                        .hasMessageContaining("password authentication failed");
            }
        }
    }

    @Test
    void passwordsAreKeptWithTheDataAndReadableOnlyByTheirOwner(@TempDir Path folder) throws Exception {
        int port = Ports.free();
        String password;
        try (LocalPostgres postgres = LocalPostgres.start(folder, port)) {
            password = postgres.password("order_service");
            assertThat(Files.getPosixFilePermissions(postgres.passwordFile()))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
        try (LocalPostgres postgres = LocalPostgres.start(folder, port);
                Connection orders = DriverManager.getConnection(postgres.jdbcUrl(), "order_service", password)) {
            assertThat(orders.isValid(1)).isTrue();
        }
    }

    @Test
    void dataWithoutPasswordsAreReportedInOneLine(@TempDir Path folder) throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("data")).resolve("PG_VERSION"), "18");

        assertThatThrownBy(() -> LocalPostgres.start(folder, Ports.free()))
                .isInstanceOf(NotStartable.class)
                .hasMessageContaining("./eventctl up --fresh");
    }

    private static void run(String role, String database, String sql) throws SQLException {
        try (Connection connection = connect(role, TestPlatform.postgres().password(role), database)) {
            connection.createStatement().execute(sql);
        }
    }

    private static Connection connect(String user, String password, String database) throws SQLException {
        return DriverManager.getConnection(
                TestPlatform.postgres().jdbcUrl().replace("/events", "/" + database), user, password);
    }

    private static long append(LocalKafka kafka) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            return producer.send(new ProducerRecord<>("kept", "value")).get().offset();
        }
    }
}
