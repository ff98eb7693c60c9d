package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.Outsider.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that say what an ordinary producer does not. */
abstract class HostileJourneys extends ReplayJourneys {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-12-31T23:59:60Z",
                "2016-12-31T15:59:60.5-08:00",
                "2026-01-05T09:15:30.1234567891234Z",
                "0001-01-01T00:00:00Z",
                "1700-01-01T00:00:00Z",
                "2300-01-01T00:00:00Z",
                "2026-01-05T09:15:30+23:59"
            })
    void anEventIsHandledAtItsFirstAttemptWhateverTimeItTells(String time) {
        UUID order = UUID.randomUUID();
        CloudEvent event = orderPlaced(order, "TEA");
        String json = new String(new JsonFormat().serialize(event), StandardCharsets.UTF_8);

        outsider.send(
                PLACED, order.toString(), bytes(json.replaceFirst("\"time\":\"[^\"]*\"", "\"time\":\"" + time + "\"")));

        await().atMost(SOON).until(() -> handled(order).equals(List.of(event.getId())));
        assertThat(attempts.attempts(event.getId())).isOne();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
