package io.eventorchestrator.messaging.outbox;

import static io.eventorchestrator.messaging.outbox.RelayFixture.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.MessagingTables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each key keeps its order while many threads write, and instances come and go. */
@ExtendWith(MessagingTables.class)
class OrderOfInstancesIT {

    private static final int WRITERS = 4;
    private static final int KEYS = 5;
    private static final int OF_EACH_KEY = 100;
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(60);

    private final List<String> topics = List.of("one." + UUID.randomUUID(), "two." + UUID.randomUUID());
    private final ScriptedTransport transport = new ScriptedTransport();

    @Test
    void eachKeyOfATopicIsPublishedInOrderAndOnce() throws Exception {
        try (RelayFixture relays = new RelayFixture()) {
            relays.start(transport, LEASE);
            Relay leaving = relays.start(transport, LEASE);
            write(relays, leaving);
            await().atMost(SOON).until(() -> relays.waiting() == 0);
        }
        for (String topic : topics) {
            for (int key = 0; key < WRITERS * KEYS; key++) {
                String named = topic + " k-" + key + " ";
                assertThat(transport.accepted(topic, "k-" + key))
                        .containsExactlyElementsOf(IntStream.range(0, OF_EACH_KEY)
                                .mapToObj(row -> named + row)
                                .toList());
            }
        }
    }

    private void write(RelayFixture relays, Relay leaving) throws InterruptedException, ExecutionException {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> written = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int first = writer * KEYS;
                written.add(writers.submit(() -> writeKeys(relays, first)));
            }
            await().atMost(SOON)
                    .until(() -> transport.accepted(topics.getFirst()).size() > 100);
            leaving.stop();
            relays.start(transport, LEASE);
            for (Future<?> each : written) {
                each.get();
            }
        }
    }

    private void writeKeys(RelayFixture relays, int first) {
        for (int row = 0; row < OF_EACH_KEY; row++) {
            int number = row;
            IntStream.range(first, first + KEYS)
                    .forEach(key -> relays.append(topics.stream()
                            .map(topic -> outbound(topic, "k-" + key, number))
                            .toList()));
        }
    }
}
