package io.eventorchestrator.messaging.transport.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.startup.Settings;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class BrokerCheckTest {

    private static final Map<String, Object> NOBODY =
            Map.of("bootstrap.servers", "127.0.0.1:1", "default.api.timeout.ms", 300, "request.timeout.ms", 200);

    // Such a broker may still refuse the login: consumers that start now would log a trace each, again and again.
    @Test
    void aBrokerThatDoesNotAnswerHasNotAcceptedTheLogin() {
        BrokerCheck check =
                new BrokerCheck(Admin.create(NOBODY), List.of("orders"), new Settings(new MockEnvironment()));

        assertThat(check.isAccepted()).isFalse();

        check.destroy();
    }
}
