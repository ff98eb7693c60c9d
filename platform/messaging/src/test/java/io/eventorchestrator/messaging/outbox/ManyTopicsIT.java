package io.eventorchestrator.messaging.outbox;

import static io.eventorchestrator.messaging.outbox.RelayFixture.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.MessagingTables;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The relay leaves most of the service's connections to requests, however many topics have rows. */
@ExtendWith(MessagingTables.class)
class ManyTopicsIT {

    private static final int TOPICS = 100;
    private static final int ROWS = 2_000;
    private static final int BESIDE_LANES = 2;
    private static final Duration SOON = Duration.ofMinutes(5);

    private final String name = "topic." + UUID.randomUUID() + ".";
    private final ScriptedTransport transport = new ScriptedTransport();

    @Test
    void lanesShareAFewConnections() {
        try (RelayFixture relays = new RelayFixture()) {
            List<OutboundRecord> records = IntStream.range(0, ROWS)
                    .mapToObj(row -> outbound(name + row % TOPICS, "k-" + row % 300, row))
                    .toList();
            relays.append(records);
            relays.start(transport, Duration.ofSeconds(10));

            AtomicInteger most = new AtomicInteger();
            await().pollInterval(Duration.ofMillis(2)).atMost(SOON).until(() -> {
                most.accumulateAndGet(relays.connectionsInUse(), Math::max);
                return transport.accepted() == ROWS;
            });

            assertThat(most.get()).isBetween(1, RelayFixture.CONNECTIONS + BESIDE_LANES);
            await().atMost(SOON).until(() -> relays.waiting() == 0);
        }
    }
}
