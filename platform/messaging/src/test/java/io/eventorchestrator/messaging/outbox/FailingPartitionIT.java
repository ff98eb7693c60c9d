package io.eventorchestrator.messaging.outbox;

import static io.eventorchestrator.messaging.outbox.RelayFixture.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.MessagingTables;
import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.Acknowledgement.Accepted;
import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.EventTransport;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A partition that fails as a whole, such as without a leader, delays no other partition of its topic. */
@ExtendWith(MessagingTables.class)
class FailingPartitionIT {

    private static final int PARTITIONS = 6;
    private static final int FAILING = 3;
    private static final int ROWS_OF_EACH = 100;
    private static final int LATER = 20;
    // Together more keys than the relay remembers of a partition.
    private static final int BESIDE_EACH = 100;
    private static final int KEYS = 3;
    // More than the relay keeps of a key in memory.
    private static final int ROWS_OF_KEY = KeyQueue.KEPT + 4;
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Duration TIME_OUT = Duration.ofSeconds(1);

    private final String topic = "topic." + UUID.randomUUID();
    private final ScriptedTransport broker = new ScriptedTransport();
    private final AtomicBoolean hasLeader = new AtomicBoolean();
    /** The sizes of the accepted records of each key, which differ. */
    private final Map<String, List<Integer>> sizes = new ConcurrentHashMap<>();

    private RelayFixture relays;

    @BeforeEach
    void start() {
        relays = new RelayFixture();
        relays.start(new PatientTransport(), Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() {
        relays.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"PARTITION", "TOPIC"})
    void theOthersKeepTheirPace(Reach reach) {
        broker.failing(outbound -> outbound.partition() == FAILING && !hasLeader.get()
                ? Optional.of(new Failed("no leader", reach))
                : Optional.empty());
        relays.append(IntStream.range(0, PARTITIONS * ROWS_OF_EACH)
                .mapToObj(row -> outbound(topic, "k-" + row, row % PARTITIONS))
                .toList());

        await().atMost(SOON).until(() -> broker.accepted() == (PARTITIONS - 1) * ROWS_OF_EACH);
        long failures = broker.failures(topic);
        long began = System.nanoTime();
        List<Duration> latencies = publishLater();

        assertThat(latencies.get(latencies.size() / 2))
                .as("median of %s", latencies)
                .isLessThan(TIME_OUT.dividedBy(2));
        assertThat(broker.failures(topic) - failures)
                .as("tries meanwhile")
                .isLessThanOrEqualTo(
                        2 + Duration.ofNanos(System.nanoTime() - began).dividedBy(TIME_OUT));
        hasLeader.set(true);
        await().atMost(SOON).until(() -> relays.waiting() == 0);
        assertThat(broker.accepted(topic))
                .hasSize(PARTITIONS * ROWS_OF_EACH + LATER * (1 + BESIDE_EACH))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(names = {"PARTITION", "TOPIC"})
    void aKeyThatFailsAloneHoldsOnlyItself(Reach reach) {
        broker.failing(outbound -> "k-0".equals(outbound.keyText()) && !hasLeader.get()
                ? Optional.of(new Failed("try again", reach))
                : Optional.empty());
        relays.append(List.of(outbound(topic, "k-0", FAILING), outbound(topic, "k-1", 0)));
        await().atMost(SOON).until(() -> broker.failures(topic) > 1);

        relays.append(List.of(outbound(topic, "k-2", FAILING)));

        await().atMost(SOON).until(() -> broker.accepted(topic).size() == 2);
        hasLeader.set(true);
        await().atMost(SOON).until(() -> relays.waiting() == 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"PARTITION", "TOPIC"})
    void keysKeepTheirOrder(Reach reach) {
        broker.failing(outbound -> outbound.partition() == FAILING && !hasLeader.get()
                ? Optional.of(new Failed("no leader", reach))
                : Optional.empty());
        for (int row = 1; row <= ROWS_OF_KEY; row++) {
            List<OutboundRecord> one = new ArrayList<>(List.of(outbound(topic, "healthy-" + row, 0)));
            for (int key = 0; key < KEYS; key++) {
                one.add(outbound(topic, "k-" + key, FAILING, row));
            }
            relays.append(one);
        }
        await().atMost(SOON).until(() -> broker.failures(topic) > 5);
        hasLeader.set(true);

        await().atMost(SOON).until(() -> relays.waiting() == 0);
        assertThat(sizes.keySet()).hasSize(KEYS + ROWS_OF_KEY);
        IntStream.range(0, KEYS)
                .forEach(key -> assertThat(sizes.get("k-" + key))
                        .isEqualTo(IntStream.rangeClosed(1, ROWS_OF_KEY).boxed().toList()));
    }

    /** One record after the other in partitions that work, each beside many of the failing one. */
    private List<Duration> publishLater() {
        List<Duration> latencies = new ArrayList<>();
        for (int row = 0; row < LATER; row++) {
            OutboundRecord later = outbound(topic, "later-" + row, row % FAILING);
            List<OutboundRecord> together = new ArrayList<>(List.of(later));
            for (int key = 0; key < BESIDE_EACH; key++) {
                together.add(outbound(topic, "beside-" + row + "-" + key, FAILING));
            }
            long appended = System.nanoTime();
            relays.append(together);
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> broker.acceptedAt(ScriptedTransport.name(later)) != Long.MAX_VALUE);
            latencies.add(Duration.ofNanos(broker.acceptedAt(ScriptedTransport.name(later)) - appended));
        }
        return latencies.stream().sorted().toList();
    }

    /** Waits for the failing partition until the time-out, as Kafka's client does. */
    private final class PatientTransport implements EventTransport {

        @Override
        public List<Acknowledgement> publish(List<OutboundRecord> bulk) {
            if (!hasLeader.get() && bulk.stream().anyMatch(outbound -> outbound.partition() == FAILING)) {
                LockSupport.parkNanos(TIME_OUT.toNanos());
            }
            List<Acknowledgement> answers = broker.publish(bulk);
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i) instanceof Accepted) {
                    sizes.computeIfAbsent(
                                    Objects.requireNonNull(bulk.get(i).keyText()), key -> new CopyOnWriteArrayList<>())
                            .add(bulk.get(i).value().length);
                }
            }
            return answers;
        }
    }
}
