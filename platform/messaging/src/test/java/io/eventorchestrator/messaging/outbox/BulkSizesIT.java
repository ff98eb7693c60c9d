package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.MessagingTables;
import io.eventorchestrator.messaging.transport.EventTransport;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bulks keep the contract's limit, whichever part of their records is large. */
@ExtendWith(MessagingTables.class)
class BulkSizesIT {

    private static final int ROWS = 300;
    private static final int SIZE = 10_000;
    private static final Duration SOON = Duration.ofMinutes(5);

    private final ScriptedTransport transport = new ScriptedTransport();
    private final Queue<Integer> sizes = new ConcurrentLinkedQueue<>();

    enum Part {
        VALUE,
        KEY,
        HEADER
    }

    @ParameterizedTest
    @EnumSource
    void aBulkOfLargeRecordsIsCut(Part large) {
        EventTransport measuring = bulk -> {
            sizes.add(bulk.size() * SIZE);
            return transport.publish(bulk);
        };
        try (RelayFixture relays = new RelayFixture()) {
            relays.start(measuring, Duration.ofSeconds(10));
            String topic = "topic." + UUID.randomUUID();
            relays.append(IntStream.range(0, ROWS)
                    .mapToObj(row -> outbound(topic, row, large))
                    .toList());

            await().atMost(SOON).until(() -> transport.accepted(topic).size() == ROWS);
        }
        int largest = Catalogue.load().limits().bulk();
        assertThat(sizes)
                .allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(largest))
                .anySatisfy(size -> assertThat(size).isGreaterThan(largest / 2));
    }

    // Each in another partition, since Kafka's limit of a partition's batch is lower.
    private static OutboundRecord outbound(String topic, int row, Part large) {
        return new OutboundRecord(
                topic,
                (row + text(large == Part.KEY)).getBytes(StandardCharsets.UTF_8),
                row,
                List.of(RecordHeader.of("x", text(large == Part.HEADER))),
                text(large == Part.VALUE).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(boolean isLarge) {
        return isLarge ? "x".repeat(SIZE) : "";
    }
}
