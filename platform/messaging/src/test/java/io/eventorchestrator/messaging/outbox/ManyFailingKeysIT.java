package io.eventorchestrator.messaging.outbox;

import static io.eventorchestrator.messaging.outbox.RelayFixture.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.MessagingTables;
import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More keys fail than the relay remembers. */
@ExtendWith(MessagingTables.class)
class ManyFailingKeysIT {

    private static final int FAILING = LaneKeys.MOST_FAILING + 2_000;
    private static final Duration SOON = Duration.ofMinutes(5);

    private final String topic = "topic." + UUID.randomUUID();
    private final ScriptedTransport transport = new ScriptedTransport();

    @Test
    void aHealthyKeyIsPublishedMeanwhileAndTheOthersOnceTheyCanBe() {
        transport.failing(outbound -> "healthy".equals(outbound.keyText())
                ? Optional.empty()
                : Optional.of(new Failed("try again", Reach.RECORD)));
        try (RelayFixture relays = new RelayFixture()) {
            relays.start(transport, Duration.ofSeconds(10));
            append(relays);
            await().atMost(SOON).until(() -> transport.failures(topic) >= FAILING);

            relays.append(List.of(outbound(topic, "healthy", 0)));
            await().atMost(SOON).until(() -> transport.accepted(topic).size() == 1);

            transport.heal();
            await().atMost(SOON).until(() -> relays.waiting() == 0);
            assertThat(transport.accepted(topic)).hasSize(FAILING + 1).doesNotHaveDuplicates();
        }
    }

    private void append(RelayFixture relays) {
        relays.jdbc().sql("""
            insert into event_outbox (topic, partition, message_key, headers, value)
            select :topic, 0, convert_to('k-' || n, 'UTF8'), '[]', '' from generate_series(1, :rows) n
            """).param("topic", topic).param("rows", FAILING).update();
    }
}
