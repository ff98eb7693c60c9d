package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.HttpProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breaks a running platform in one place after the other, and has {@code eventctl verify} name each. */
@Tag("operator")
@Tag("full")
class VerifyIT {

    private static final String LETTERS = "inventory.stock.reserved.order-service-inventory-outcomes.dlq";
    private static final String SUBSCRIPTION =
            "dapr-components/subscriptions/order-service-inventory-outcomes--inventory-stock-released.yaml";
    private static final String SERVICE = "notification-service";
    private static final String SERVICE_PORT = "NOTIFICATION_SERVICE_PORT";
    private static final String SIDECAR = "The sidecar of order-service";
    private static final Duration SOON = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private LinkedRepository tree;
    private EventCtl shell;

    private record Ran(int exitCode, String output) {

        List<String> faults() {
            return output.lines().filter(line -> line.startsWith("! ")).toList();
        }
    }

    @BeforeEach
    void start() throws Exception {
        tree = new LinkedRepository(folder.resolve("tree"), "dapr-components", "event-contracts");
        tree.copy("dapr-components");
        // Contracts are not sought behind links.
        tree.copy("event-contracts");
        shell = new EventCtl(folder, tree.tree());
        assertThat(shell.run("./eventctl up --transport dapr"))
                .as(shell.output())
                .isZero();
    }

    @AfterEach
    void stop() throws Exception {
        shell.run("./eventctl down");
    }

    @Test
    void eachCulpritIsNamedAndTheRepairedPlatformIsVerified() throws Exception {
        assertVerified("at-first");
        aMissingDeadLetterTopicIsNamed();
        assertVerified("with-the-topic-again");
        aMissingSubscriptionIsNamedWithItsGroup();
        aMovedSubscriptionIsNamedByDoctor();
        assertVerified("with-the-subscription-again");
        aFrozenServiceIsNamed();
        assertVerified("with-the-service-thawed");
        aStoppedServiceIsNamed();
        assertVerified("with-the-service-started-again");
    }

    private void aMissingDeadLetterTopicIsNamed() throws Exception {
        try (Admin admin =
                Admin.create(Map.<String, Object>of("bootstrap.servers", "127.0.0.1:" + shell.port("KAFKA_PORT")))) {
            admin.deleteTopics(List.of(LETTERS)).all().get(1, TimeUnit.MINUTES);
        }

        Ran ran = verify("without-a-topic", 20);

        assertThat(ran.exitCode()).as(ran.output()).isEqualTo(1);
        assertThat(ran.faults()).hasSize(2).allMatch(fault -> fault.contains(LETTERS + " does not exist"));
        assertThat(shell.run("./eventctl topics apply --yes"))
                .as(shell.output())
                .isZero();
    }

    private void aMissingSubscriptionIsNamedWithItsGroup() throws Exception {
        String declared = Files.readString(tree.file(SUBSCRIPTION));
        Files.delete(tree.file(SUBSCRIPTION));
        restartTheSidecar();

        Ran ran = verify("without-a-subscription", 20);

        assertThat(ran.exitCode()).as(ran.output()).isEqualTo(1);
        assertThat(ran.faults())
                .singleElement()
                .asString()
                .contains("order-service-inventory-outcomes: not reached:"
                        + " the subscription to inventory.stock.released is missing");
        Files.writeString(tree.file(SUBSCRIPTION), declared);
    }

    private void aMovedSubscriptionIsNamedByDoctor() throws Exception {
        String declared = Files.readString(tree.file(SUBSCRIPTION));
        Files.writeString(
                tree.file(SUBSCRIPTION),
                declared.replace("topic: inventory.stock.released\n", "topic: orders.order.placed\n"));
        restartTheSidecar();

        assertThat(shell.run("./eventctl doctor")).as(shell.output()).isEqualTo(1);
        assertThat(shell.output().lines().filter(line -> line.contains("WRONG")))
                .hasSize(2)
                .anyMatch(line -> line.contains("the sidecar of order-service does not read inventory.stock.released"
                        + " by order-service-inventory-outcomes"))
                .anyMatch(line -> line.contains("the sidecar of order-service reads orders.order.placed by"
                        + " order-service-inventory-outcomes, which the contract does not declare"));
        Files.writeString(tree.file(SUBSCRIPTION), declared);
        restartTheSidecar();
    }

    private void aFrozenServiceIsNamed() throws Exception {
        signal("STOP", pid(SERVICE));

        Ran ran = verify("with-a-frozen-service", 20);

        assertServiceNamed(ran);
        signal("CONT", pid(SERVICE));
    }

    // The launcher is frozen, because it would restart the service at once. So the process stays a zombie.
    private void aStoppedServiceIsNamed() throws Exception {
        long launcher = shell.launcher();
        signal("STOP", launcher);
        signal("KILL", pid(SERVICE));
        await().atMost(SOON).until(() -> !isReady());

        Ran ran = verify("with-a-stopped-service", 20);

        signal("CONT", launcher);
        assertServiceNamed(ran);
        await().atMost(SOON).until(() -> isReady());
    }

    private boolean isReady() throws IOException {
        return new HttpProbe().answers(shell.port(SERVICE_PORT), "/actuator/health/readiness", 200);
    }

    private static void assertServiceNamed(Ran ran) {
        assertThat(ran.exitCode()).as(ran.output()).isEqualTo(1);
        assertThat(ran.faults())
                .as(ran.output())
                .anyMatch(
                        fault -> fault.matches("! " + SERVICE + "-large-orders: not reached: .*\\b" + SERVICE + " .*"))
                .allMatch(
                        fault -> fault.matches(".*: .*\\b" + SERVICE + " (or its sidecar is|is connected|has not).*"));
    }

    private void assertVerified(String run) throws Exception {
        Ran ran = verify(run, 60);
        assertThat(ran.exitCode()).as(run + "\n" + ran.output()).isZero();
        assertThat(ran.output()).containsPattern("verified: \\d+ subscriptions, no fault");
    }

    private Ran verify(String run, int wait) throws Exception {
        Path output = folder.resolve("verify-" + run);
        Process verify = shell.start("exec ./eventctl verify --wait " + wait, output);
        assertThat(verify.waitFor(10, TimeUnit.MINUTES)).as(run).isTrue();
        return new Ran(verify.exitValue(), Files.readString(output));
    }

    private void restartTheSidecar() throws IOException {
        shell.restart(SIDECAR);
        await().atMost(SOON)
                .until(() ->
                        new HttpProbe().answers(shell.port("ORDER_SIDECAR_HTTP_PORT"), "/v1.0/healthz/outbound", 204));
    }

    private static void signal(String signal, long pid) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start();
        assertThat(kill.waitFor()).isZero();
    }

    private long pid(String part) throws IOException {
        return Objects.requireNonNull(shell.parts().get(part));
    }
}
