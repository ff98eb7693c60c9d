package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.KafkaBroker;
import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.SidecarTokens;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A misconfigured service gives one line, which the operator's guide lists, and exits or is unready. */
@Tag("operator")
@Tag("full")
@Execution(ExecutionMode.CONCURRENT)
class StartUpFailuresIT {

    private static final Path GUIDE = Path.of("../..", "docs", "operating.md");
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final List<String> NOT_CREATED = List.of("inventory.stock.reserved", "orders.order.placed");
    private static final String BROKERS = "the brokers of KAFKA_BROKERS (spring.kafka.bootstrap-servers) ";
    private static final String NOBODY = "127.0.0.1:1";

    @TempDir
    private static Path folder;

    private static final int LOGIN_PORT = Ports.free();
    private static KafkaBroker broker;

    @BeforeAll
    static void startABrokerThatLacksTopics() {
        broker = LocalKafka.startWithLogin(folder, Ports.free(), LOGIN_PORT);
        create(topic -> !NOT_CREATED.contains(topic));
    }

    private static void create(Predicate<String> which) {
        broker.create(Catalogue.load().topics().stream()
                .filter(topic -> which.test(topic.name()))
                .toList());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dapr  | DATABASE_PASSWORD      | wrong                        | the database refuses
            kafka | KAFKA_BROKERS          | ''                           | KAFKA_BROKERS (spring.kafka.bootstrap-servers) is not set
            """)
    void aSettingThatCannotWorkEndsTheServiceWithOneLine(String transport, String variable, String value, String line) {
        try (WrongStart service =
                new WrongStart(transport, NOBODY).with(variable, value).start()) {
            assertEndsWith(service, line);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DATABASE_PASSWORD         | ''                           | DATABASE_PASSWORD (spring.datasource.password) is not set
            DATABASE_URL              | jdbc:postgresql://0.0.0.0:1/ | no database answers at
            DATABASE_URL              | postgres://localhost/events  | DATABASE_URL (spring.datasource.url) is not a database address
            ORDERS_EXPIRE_AFTER       | soon                         | ORDERS_EXPIRE_AFTER (orders.expire-after) is "soon"
            EVENTS_OUTBOX_SHARDS      | 16                           | there is no setting EVENTS_OUTBOX_SHARDS (events.outbox.shards)
            EVENTS_OUTBOX_CONNECTIONS | 0                            | EVENTS_OUTBOX_CONNECTIONS (events.outbox.connections) is "0"
            """)
    void otherSettingsThatCannotWorkEndTheServiceWithOneLine(String variable, String value, String line) {
        aSettingThatCannotWorkEndsTheServiceWithOneLine("dapr", variable, value, line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NOTIFICATIONS_EMAIL   | NOTIFICATIONS_FROM        | orders               | NOTIFICATIONS_FROM (notifications.email.from) is "orders"
            NOTIFICATIONS_WEBHOOK | NOTIFICATIONS_WEBHOOK_URL | receiver.example.com | set NOTIFICATIONS_WEBHOOK_URL (notifications.webhook.url) to
            """)
    void aChannelThatCannotWorkEndsTheServiceWithOneLine(String channel, String variable, String value, String line) {
        try (WrongStart service = new WrongStart("notification-service", "dapr", NOBODY)
                .with(channel, "true")
                .with("NOTIFICATIONS_WEBHOOK_SECRET", "whsec_" + "A".repeat(32))
                .with(variable, value)
                .start()) {
            assertEndsWith(service, line);
        }
    }

    @Test
    void aTakenPortEndsTheServiceWithOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0);
                WrongStart service = new WrongStart("dapr", NOBODY)
                        .with("SERVER_PORT", String.valueOf(taken.getLocalPort()))
                        .start()) {
            assertEndsWith(service, "SERVER_PORT (server.port) is");
        }
    }

    @Test
    void aTakenPortForTheSidecarEndsTheServiceWithOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0);
                WrongStart service = new WrongStart("dapr", NOBODY)
                        .with("APP_PORT", String.valueOf(taken.getLocalPort()))
                        .start()) {
            assertEndsWith(service, "APP_PORT (events.dapr.listener.port) is");
        }
    }

    @Test
    void missingTokensEndTheServiceWithOneLine() {
        try (WrongStart service = new WrongStart("dapr", NOBODY)
                .with("DAPR_API_TOKEN", "")
                .with("APP_API_TOKEN", "")
                .start()) {
            assertEndsWith(service, "set events.dapr.api-token, to the DAPR_API_TOKEN of the sidecar");
            assertOneLine(service, "set events.dapr.app-token, to the APP_API_TOKEN of the sidecar");
        }
    }

    @Test
    void aSchemaOutOfStepEndsTheServiceWithOneLine() {
        try (WrongStart service = new WrongStart("dapr", NOBODY)
                .after("""
                        create table %s.flyway_schema_history (
                            installed_rank int primary key, version varchar(50), description varchar(200),
                            type varchar(20), script varchar(1000), checksum int, installed_by varchar(100),
                            installed_on timestamp default now(), execution_time int, success boolean)""")
                .after("""
                        insert into %s.flyway_schema_history
                        values (1, '1', 'orders', 'SQL', 'V1__orders.sql', 1, 'x', now(), 1, true)""")
                .after("grant all on all tables in schema %s to order_service")
                .start()) {
            assertEndsWith(
                    service, "the schema in DATABASE_URL (spring.datasource.url) is out of step with this release");
        }
    }

    @Test
    void aMissingTopicIsNamedAndHoldsTheServiceBackUntilItExists() {
        try (WrongStart service = new WrongStart("kafka", broker.bootstrapServers()).start()) {
            assertHeldBack(service, BROKERS + "have no topic");
            assertThat(service.readiness()).contains("have no topic " + String.join(", ", NOT_CREATED));

            create(NOT_CREATED::contains);

            await().atMost(SOON).until(service::isReady);
            assertThat(service.lines("INFO")).anyMatch(line -> line.contains("Connected to Kafka"));
        }
    }

    @Test
    void aBrokerThatRefusesTheLoginHoldsTheServiceBack() {
        try (WrongStart service = new WrongStart("kafka", "127.0.0.1:" + LOGIN_PORT)
                .with("SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
                .with("SPRING_KAFKA_SSL_TRUST_STORE_TYPE", "PEM")
                .with("SPRING_KAFKA_SSL_TRUST_STORE_LOCATION", "file:" + folder.resolve("ca.crt"))
                .with("SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512")
                .with(
                        "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required"
                                + " username=\"events\" password=\"wrong\";")
                .start()) {
            assertHeldBack(service, BROKERS + "refuse this service");
        }
    }

    @Test
    void anUnreachableBrokerIsLoggedOnceAndOrdersAreAccepted() {
        try (WrongStart service = new WrongStart("kafka", NOBODY).start()) {
            assertReadyWith(service, "no broker answers at");
        }
    }

    @Test
    void aMissingSidecarIsLoggedOnceAndOrdersAreAccepted() {
        try (WrongStart service = new WrongStart("dapr", NOBODY).start()) {
            assertReadyWith(service, "no sidecar answers at port");
        }
    }

    @Test
    void aSidecarThatRefusesTheTokenHoldsTheServiceBack() {
        WrongStart service = new WrongStart("dapr", NOBODY);
        Map<String, String> ours = service.address().tokens().environment();
        assertHeldBackBeside(
                new SidecarTokens("other", ours.get("APP_API_TOKEN")),
                service,
                "the sidecar refuses this service's token");
    }

    @Test
    void aSidecarWithoutTheApplicationsTokenHoldsTheServiceBack() {
        WrongStart service = new WrongStart("dapr", NOBODY);
        Map<String, String> ours = service.address().tokens().environment();
        assertHeldBackBeside(
                new SidecarTokens(ours.get("DAPR_API_TOKEN"), "other"),
                service,
                "a sidecar without this service's token was refused");
    }

    @Test
    void aComponentThatTheSidecarLacksHoldsTheServiceBack() {
        WrongStart service = new WrongStart("dapr", NOBODY).with("EVENTS_DAPR_PUBLISHER", "nosuch");
        assertHeldBackBeside(service.address().tokens(), service, "the sidecar has no pub/sub component");
    }

    private void assertHeldBackBeside(SidecarTokens tokens, WrongStart service, String line) {
        try (WrongStart started = service.start();
                DaprSidecar sidecar = TestPlatform.sidecar(service.address().with(tokens), broker.bootstrapServers())) {
            assertThat(sidecar).isNotNull();
            assertHeldBack(started, line);
        }
    }

    private void assertEndsWith(WrongStart service, String line) {
        assertThat(service.exitCode()).isEqualTo(1);
        assertOneLine(service, line);
    }

    private void assertHeldBack(WrongStart service, String line) {
        await().atMost(SOON).until(() -> !service.lines("ERROR").isEmpty() && service.isHeldBack());
        assertOneLine(service, line);
        assertThat(service.readiness()).contains(line);
    }

    private void assertReadyWith(WrongStart service, String line) {
        await().atMost(SOON).until(() -> !service.lines("ERROR").isEmpty() && service.isReady());
        assertOneLine(service, line);
    }

    private static void assertOneLine(WrongStart service, String line) {
        assertThat(service.lines("ERROR")).singleElement().asString().contains(line);
        assertThat(service.trace()).isEmpty();
        assertThat(GUIDE).content().contains("`" + line);
    }
}
