package io.eventorchestrator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.testing.Api;
import io.eventorchestrator.testing.Api.Answer;
import io.eventorchestrator.testing.ServiceTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Without a configured token nobody may send returns, and no token is guessed. */
@ServiceTest
class ReturnsOffIT {

    @LocalServerPort
    private int port;

    @Test
    void returnsAreRefusedWithTheReason() {
        Api api = new Api(port);
        String path = "/returns/" + UUID.randomUUID();

        assertThat(List.of(
                        api.put(path, "{}"),
                        api.put(path, "{}", "caller-token", ""),
                        api.put(path, "{}", "caller-token", "any"),
                        api.send(api.request(path).DELETE())))
                .allSatisfy(ReturnsOffIT::assertOff);
    }

    private static void assertOff(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("detail").asString())
                .isEqualTo("returns are off, because inventory.returns-token is not set");
    }
}
