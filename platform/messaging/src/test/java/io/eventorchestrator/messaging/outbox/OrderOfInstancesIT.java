package io.eventorchestrator.messaging.outbox;

import static io.eventorchestrator.messaging.outbox.RelayFixture.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.MessagingTables;
import io.eventorchestrator.messaging.transport.EventTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final Duration SOON = Duration.ofMinutes(5);

    private final List<String> topics = List.of("one." + UUID.randomUUID(), "two." + UUID.randomUUID());
    private final ScriptedTransport transport = new ScriptedTransport();
    private final AtomicInteger ofLeaving = new AtomicInteger();
    private final AtomicInteger ofJoining = new AtomicInteger();

    @Test
    void eachKeyOfATopicIsPublishedInOrderAndOnce() throws Exception {
        List<Integer> written;
        try (RelayFixture relays = new RelayFixture()) {
            relays.start(transport, LEASE);
            Relay leaving = relays.start(counting(ofLeaving), LEASE);
            written = write(relays, leaving);
            await().atMost(SOON).until(() -> relays.waiting() == 0);
        }
        for (String topic : topics) {
            for (int key = 0; key < WRITERS * KEYS; key++) {
                String named = topic + " k-" + key + " ";
                assertThat(transport.accepted(topic, "k-" + key))
                        .containsExactlyElementsOf(IntStream.range(0, written.get(key / KEYS))
                                .mapToObj(row -> named + row)
                                .toList());
            }
        }
    }

    // Writes until each of the instances that come and go has published.
    private List<Integer> write(RelayFixture relays, Relay leaving) throws InterruptedException, ExecutionException {
        AtomicBoolean go = new AtomicBoolean(true);
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Integer>> written = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int first = writer * KEYS;
                written.add(writers.submit(() -> writeKeys(relays, first, go)));
            }
            try {
                awaitPublishing(ofLeaving);
                leaving.stop();
                relays.start(counting(ofJoining), LEASE);
                awaitPublishing(ofJoining);
            } finally {
                go.set(false);
            }
            List<Integer> rows = new ArrayList<>();
            for (Future<Integer> each : written) {
                rows.add(each.get());
            }
            return rows;
        }
    }

    private static void awaitPublishing(AtomicInteger published) {
        await().atMost(SOON).until(() -> published.get() > 100);
    }

    private EventTransport counting(AtomicInteger published) {
        return bulk -> {
            published.addAndGet(bulk.size());
            return transport.publish(bulk);
        };
    }

    /** @return the number of rows of each key */
    private int writeKeys(RelayFixture relays, int first, AtomicBoolean go) {
        int row = 0;
        for (; row < OF_EACH_KEY || go.get(); row++) {
            int number = row;
            IntStream.range(first, first + KEYS)
                    .forEach(key -> relays.append(topics.stream()
                            .map(topic -> outbound(topic, "k-" + key, number))
                            .toList()));
        }
        return row;
    }
}
