package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operator settles returns by {@code eventctl saga}; watchdog, workflow, warehouse and provider are real. */
@Tag("operator")
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReturnsOperatorIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String WHO = " --by olga --why phoned --wait 300";

    @TempDir
    private static Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private EventCtl shell;
    private String id;

    @BeforeAll
    void start() throws Exception {
        shell = new EventCtl(folder);
        assertThat(eventctl("up --transport dapr")).as(shell.output()).isZero();
        http("PUT", "INVENTORY_SERVICE_PORT", "/stock/POT", "{\"onHand\":100,\"threshold\":0}");
    }

    @AfterAll
    void stop() throws Exception {
        eventctl("down");
    }

    @BeforeEach
    void awaitDecision() throws Exception {
        String order =
                http("POST", "ORDER_SERVICE_PORT", "/orders", """
                        {"customer":{"id":"c-1","email":"ada@example.com"},"currency":"EUR",
                         "lines":[{"sku":"POT","quantity":1,"unitPrice":9000}]}""").path("id").asString();
        awaitState("/orders/" + order, "CONFIRMED");
        id = http("POST", "ORDER_SERVICE_PORT", "/orders/" + order + "/returns", """
                        {"lines":[{"sku":"POT","quantity":1}],"reason":"broken"}""")
                .path("id")
                .asString();
        awaitState("/returns/" + id, "AWAITING_DECISION");
    }

    @Test
    void anApprovedReturnGoesThroughAllStepsAndADeclinedOneThroughNone() throws Exception {
        assertThat(eventctl("saga list")).isZero();
        assertThat(shell.output()).contains(id + "  AWAITING_DECISION  90.00 EUR");
        assertThat(eventctl("saga versions")).isZero();
        assertThat(shell.output()).contains("version 1: ");

        assertThat(eventctl("saga decide " + id + " --approve" + WHO))
                .as(shell.output())
                .isZero();
        awaitState("/returns/" + id, "COMPLETED");

        awaitDecision();
        assertThat(eventctl("saga decide " + id + " --decline" + WHO))
                .as(shell.output())
                .isZero();
        assertThat(shell.output()).contains("Return " + id + " is DECLINED: DECLINED.");
        assertThat(eventctl("saga decide " + id + " --decline" + WHO)).isEqualTo(2);
    }

    @Test
    void aResumedReturnWhoseRefundIsCancelledNowEndsAsFailed() throws Exception {
        park("UNDONE", "PARKED");

        assertThat(eventctl("saga resume " + id + WHO)).as(shell.output()).isZero();

        assertThat(shell.output()).contains("Return " + id + " is FAILED: REFUND_FAILED.");
        assertThat(state("/returns/" + id)).isEqualTo("FAILED");
        assertThat(eventctl("saga show " + id)).isZero();
        assertThat(shell.output())
                .contains(
                        "REFUND   UNDONE",
                        "RESUME  COMPENSATING: REFUND_FAILED  by olga: phoned",
                        "RefundCancelled  FAILED");
    }

    @Test
    void aResumedReturnWhoseRefundIsPaidEndsAsCompleted() throws Exception {
        assertThat(eventctl("saga decide " + id + " --approve" + WHO))
                .as(shell.output())
                .isZero();
        awaitState("/returns/" + id, "COMPLETED");
        park("UNDONE", "PARKED");

        assertThat(eventctl("saga resume " + id + WHO)).as(shell.output()).isZero();

        assertThat(shell.output()).contains("Return " + id + " is COMPLETED.");
    }

    @Test
    void aWaivedStepEndsTheReturnWhenNoOtherIsParked() throws Exception {
        park("PARKED", "PARKED");

        assertThat(eventctl("saga waive " + id + " --step restock --yes" + WHO))
                .as(shell.output())
                .isZero();
        assertThat(shell.output()).contains("NEEDS_ATTENTION", "waits for a person: REFUND is parked");

        assertThat(eventctl("saga waive " + id + " --yes" + WHO))
                .as(shell.output())
                .isZero();
        assertThat(shell.output()).contains("Return " + id + " is FAILED: REFUND_FAILED.");
    }

    @Test
    void aTerminatedReturnEndsAsItIs() throws Exception {
        park("PARKED", "PARKED");

        assertThat(eventctl("saga terminate " + id + " --yes --json" + WHO))
                .as(shell.output())
                .isZero();

        assertThat(shell.output()).contains("\"answer\":\"FAILED\"", "\"state\":\"FAILED\"");
        assertThat(state("/returns/" + id)).isEqualTo("FAILED");
    }

    /** Leaves the return as failed compensations do. */
    private void park(String restock, String refund) throws Exception {
        assertThat(eventctl("""
                        sql order-service "update order_return set state = 'NEEDS_ATTENTION',
                            end_reason = 'REFUND_FAILED', restock_state = '%s', refund_state = '%s',
                            refund_attempts = 5, refund_error = '503', look_at = null where id = '%s'"
                        """.formatted(restock, refund, id).strip()))
                .as(shell.output())
                .isZero();
    }

    private int eventctl(String line) throws Exception {
        return shell.run("./eventctl " + line);
    }

    private void awaitState(String path, String state) {
        await(path).atMost(PATIENCE).ignoreExceptions().until(() -> state(path).equals(state));
    }

    private String state(String path) throws IOException, InterruptedException {
        return http("GET", "ORDER_SERVICE_PORT", path, "").path("state").asString();
    }

    private JsonNode http(String method, String port, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + shell.port(port) + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        String answer = http.send(request, BodyHandlers.ofString()).body();
        return answer.isEmpty()
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(answer);
    }
}
