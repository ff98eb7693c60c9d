package io.eventorchestrator.orders.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.testing.Api;
import io.eventorchestrator.testing.Api.Answer;
import io.eventorchestrator.testing.ServiceTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Without a sidecar there is no workflow engine, and returns are unavailable; everything else works. */
@ServiceTest
class WithoutEngineIT {

    @LocalServerPort
    private int port;

    @Test
    void everyEndpointOfReturnsSaysWhyItIsUnavailable() {
        Api api = new Api(port);
        String order = "/orders/" + UUID.randomUUID() + "/returns";
        String one = "/returns/" + UUID.randomUUID();

        List<Answer> answers = List.of(
                api.post(order, TestReturns.body("TEA", 1)),
                api.get(order),
                api.get(one),
                api.post(one + "/decision", "{\"approve\":true,\"by\":\"grace\",\"why\":\"w\"}"));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.json().path("detail").asString())
                    .isEqualTo("Returns need a workflow engine, and this service runs without a sidecar that has one");
        });
    }
}
