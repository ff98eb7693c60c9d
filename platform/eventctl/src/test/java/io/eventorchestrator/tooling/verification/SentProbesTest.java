package io.eventorchestrator.tooling.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentProbesTest {

    private static final Catalogue CONTRACT = Catalogue.load();
    private static final String TOPIC = "inventory.stock.released";

    private final SentProbes sent = new SentProbes(
            new SampleEvents(CONTRACT, Clock.systemUTC())
                    .of(CONTRACT.channel(TOPIC), true)
                    .orElseThrow(),
            List.of(new ProducerOutbox.Row(7, OffsetDateTime.MIN)));

    @Test
    void aRowThatTheProducerHasNotPublishedIsAnObstacle() {
        assertThat(sent.obstacle(List.of(new ProducerOutbox.Unsent(TOPIC, 7, null))))
                .hasValueSatisfying(line -> assertThat(line).startsWith("inventory-service has not published it"));
        assertThat(sent.obstacle(List.of(new ProducerOutbox.Unsent(TOPIC, 7, "too large"))))
                .contains("inventory-service can't publish it: too large");
    }

    @Test
    void aRowOfAnotherProducerWithTheSameNumberIsNot() {
        assertThat(sent.obstacle(List.of(
                        new ProducerOutbox.Unsent("notifications.notification.sent", 7, null),
                        new ProducerOutbox.Unsent(TOPIC, 8, null))))
                .isEmpty();
    }
}
