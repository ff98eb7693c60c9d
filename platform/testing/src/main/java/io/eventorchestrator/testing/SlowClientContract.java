package io.eventorchestrator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A service disconnects clients that delay their requests. Extend it as a {@link ServiceTest} with time-outs of a
 * second or two, in a class without other tests, whose requests would exceed these on a busy machine.
 */
public abstract class SlowClientContract {

    private final String beginning;

    @LocalServerPort
    private int port;

    /** @param operation that reads JSON, such as {@code POST /orders} */
    protected SlowClientContract(String operation) {
        this.beginning = operation + " HTTP/1.1\nHost: localhost\nContent-Type: application/json\n";
    }

    @Test
    void aPauseInTheBodyIsAnsweredWithATimeout() {
        assertThat(new SlowClient(port).pausesAfter(beginning + "Content-Length: 50\n\n{"))
                .startsWith("HTTP/1.1 408")
                .contains("application/problem+json", "\"field\":\"body\"");
    }

    @Test
    void aBodyThatArrivesTooSlowlyIsAnsweredWithATimeout() {
        assertThat(new SlowClient(port).dripsAfter(beginning + "Content-Length: 5000\n\n{"))
                .startsWith("HTTP/1.1 408");
    }

    @Test
    void aPauseInTheHeadersEndsTheConnection() {
        assertThat(new SlowClient(port).pausesAfter(beginning)).doesNotContain("HTTP/1.1 2");
    }
}
