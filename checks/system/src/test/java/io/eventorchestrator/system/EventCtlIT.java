package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the command line tool as a newcomer does, without disturbing other platforms on this machine. */
@Tag("operator")
@Tag("full")
class EventCtlIT {

    // PostgreSQL, Kafka and the mail server; with sidecars also placement, the scheduler and the payment provider.
    private static final int STORES = 3;
    private static final String CONFIRMED = "CONFIRMED +as expected";
    private static final int MORE_WITH_SIDECARS = 3;
    private static final String PLACED = "orders.order.placed";
    private static final int SERVICES = Catalogue.load().services().size();

    @TempDir
    private Path folder;

    private EventCtl shell;

    @BeforeEach
    void openAShell() {
        shell = new EventCtl(folder);
    }

    @AfterEach
    void stop() throws Exception {
        eventctl("down");
    }

    @Test
    void aPlatformWhoseLauncherWasKilledDoesNotHinderTheNextOne() throws Exception {
        assertThat(eventctl("up", "--transport", "dapr")).isEqualTo(0);
        assertThat(eventctl("doctor")).as(output()).isEqualTo(0);
        assertThat(output().lines()
                        .filter(line -> line.contains("has the components and subscriptions of the contract")))
                .hasSize(SERVICES);
        List<Long> parts = parts();
        EventCtl.kill(shell.launcher());
        assertThat(eventctl("status")).isEqualTo(3);

        assertThat(eventctl("up", "--transport", "kafka")).isEqualTo(0);

        assertThat(parts).hasSize(STORES + MORE_WITH_SIDECARS + 2 * SERVICES).noneMatch(EventCtlIT::isAlive);
        assertThat(output()).contains("sidecar of order-service, left by an earlier run, is ended");
    }

    @Test
    void aSecondUpSaysThatItRunsOrdersFindItFromElsewhereAndDownLeavesNothing() throws Exception {
        assertThat(eventctl("up", "--transport", "kafka")).isEqualTo(0);
        List<Long> parts = parts();

        assertThat(eventctl("up")).isEqualTo(0);
        assertThat(output()).contains("The platform is running already, on kafka.");
        assertThat(eventctl("demo", "--transport", "dapr")).isEqualTo(3);
        assertThat(eventctl("demo", "--once", "--orders", ordersWithABadLine())).isEqualTo(1);
        assertThat(output())
                .contains("line 2 is skipped: not JSON", "Ihre Bestellung")
                .containsPattern(CONFIRMED);
        assertThat(shell.run("EVENTCTL_FOLDER=" + folder.resolve("elsewhere")
                        + " ./eventctl demo --once --at localhost --orders " + folder.resolve("orders.jsonl")))
                .isEqualTo(1);
        assertThat(output()).contains("line 2 is skipped: not JSON").containsPattern(CONFIRMED);
        assertThat(eventctl("mails")).isEqualTo(0);
        assertThat(output()).contains("a@example.de", "Ihre Bestellung", "2 mails");
        assertThat(eventctl("down")).isEqualTo(0);

        assertThat(parts).hasSize(STORES + SERVICES).noneMatch(EventCtlIT::isAlive);
    }

    @Test
    void doctorNamesAMissingTopicImpactCountsWhatIsOutThereAndServicesAskTheRegistry() throws Exception {
        String letters = "notifications.notification.sent.order-service-notification-outcomes.dlq";
        assertThat(eventctl("up", "--transport", "kafka", "--registry"))
                .as(output())
                .isEqualTo(0);
        List<Long> parts = parts();
        assertThat(eventctl("demo", "--once", "--orders", ordersWithABadLine())).isEqualTo(1);

        assertThat(eventctl("doctor")).as(output()).isEqualTo(0);
        assertThat(output())
                .contains(
                        "the brokers at 127.0.0.1:" + shell.port("KAFKA_PORT") + " answer: cluster ",
                        "topics are as the contract declares them",
                        "the clock of the database of notification-service agrees with this machine's",
                        "the clock of Kafka's controller agrees with this machine's",
                        "the schemas of all 16 event types can be read",
                        "the registry at " + registry() + " has the contract's schemas")
                .doesNotContain("WRONG", "warning");

        assertThat(eventctl("impact", "OrderPlaced", "--live", "--json"))
                .as(output())
                .isEqualTo(0);
        JsonNode live = JsonMapper.shared().readTree(output()).path("live");
        assertThat(live.path("complete").asBoolean()).isTrue();
        assertThat(live.at("/places/0/versions/2.0").asInt()).isEqualTo(1);
        assertThat(live.path("older").asInt(-1)).isZero();

        assertThat(eventctl("status")).as(output()).isEqualTo(0);
        assertThat(output()).containsPattern("schema registry +runs ").contains(registry());
        assertThat(eventctl("schema", "push", "--registry", registry()))
                .as(output())
                .isEqualTo(0);
        assertThat(output()).contains(" 0 new, 0 with another content; nothing to do");
        aServiceAsksTheRegistry();

        delete(letters);
        assertThat(eventctl("doctor")).as(output()).isEqualTo(1);
        assertThat(output())
                .contains("topics is missing: " + letters + ": ./eventctl topics plan, then ./eventctl topics apply");

        assertThat(eventctl("down")).isEqualTo(0);
        assertThat(parts).hasSize(STORES + SERVICES + 1).noneMatch(EventCtlIT::isAlive);
    }

    private void aServiceAsksTheRegistry() throws Exception {
        Path known = Path.of("../../event-contracts/src/main/resources/schemas", PLACED, "2.0.json");
        Path later = folder.resolve("later");
        Files.createDirectories(later.resolve(PLACED));
        Files.writeString(
                later.resolve(PLACED).resolve("2.1.json"),
                Files.readString(known).replace(PLACED + "/2.0", PLACED + "/2.1"));
        assertThat(eventctl("schema", "push", "--registry", registry(), "--schemas", later.toString()))
                .as(output())
                .isEqualTo(0);

        new Topics("127.0.0.1:" + shell.port("KAFKA_PORT")).writeAgain(PLACED, "2.1");

        await().atMost(Duration.ofMinutes(5)).until(() -> {
            shell.run("curl -s localhost:8082/actuator/prometheus");
            return output().lines()
                    .filter(line -> line.startsWith("events_schema_lookups_total{"))
                    .anyMatch(line -> line.contains("outcome=\"found\""));
        });
    }

    private String registry() {
        return "http://127.0.0.1:" + shell.port("REGISTRY_PORT");
    }

    private void delete(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + shell.port("KAFKA_PORT")))) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    private String ordersWithABadLine() throws IOException {
        return Files.writeString(folder.resolve("orders.jsonl"), """
                {"stock":"S","available":1}
                {"customer"
                {"customer":{"id":"a","email":"a@example.de"},"currency":"EUR",\
                "lines":[{"sku":"S","quantity":1,"unitPrice":1}],"expect":"CONFIRMED"}
                """).toString();
    }

    private int eventctl(String... arguments) throws Exception {
        return shell.run("./eventctl " + String.join(" ", arguments));
    }

    private String output() throws IOException {
        return shell.output();
    }

    private List<Long> parts() throws IOException {
        return List.copyOf(shell.parts().values());
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
