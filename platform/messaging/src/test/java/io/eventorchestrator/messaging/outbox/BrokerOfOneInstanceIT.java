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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Of two instances that relay one outbox, one does not reach the broker. */
@ExtendWith(MessagingTables.class)
class BrokerOfOneInstanceIT {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Failed AWAY = new Failed("broker is away", Reach.BROKER);
    private static final Failed UNTRIED = new Failed("circuit breaker is open", Reach.UNTRIED);
    private static final int KEYS = 48;
    private static final int OF_EACH_KEY = 5;

    private final String topic = "orders." + UUID.randomUUID();
    private final ScriptedTransport cut = new ScriptedTransport();
    private final ScriptedTransport well = new ScriptedTransport();
    private volatile boolean isProbeAnswered = true;
    private RelayFixture relays;

    @BeforeEach
    void open() {
        relays = new RelayFixture();
    }

    @AfterEach
    void close() {
        cut.heal();
        relays.close();
    }

    @Test
    void itsShareIsPublishedByTheOtherInOrderAndOnce() {
        startBoth();
        relays.append(records(topic));
        await().atMost(SOON).until(() -> !cut.accepted(topic).isEmpty());
        cutOff();
        relays.append(records(topic));

        await().atMost(SOON).until(() -> relays.waiting() == 0);

        for (int key = 0; key < KEYS; key++) {
            String each = "k-" + key;
            assertThat(acceptedByEither(each)).containsExactlyElementsOf(appendedTwice(each));
        }
    }

    @Test
    void itGetsItsShareBackOnceItReachesTheBroker() {
        startBoth();
        cutOff();
        relays.append(records(topic));
        await().atMost(SOON).until(() -> relays.waiting() == 0);
        assertThat(shares()).containsExactly(ShardsInUse.SHARDS);
        int before = cut.accepted();

        cut.heal();
        isProbeAnswered = true;

        await().atMost(SOON).until(this::isShared);
        relays.append(records(topic));
        await().atMost(SOON).until(() -> relays.waiting() == 0);
        assertThat(cut.accepted()).isGreaterThan(before);
    }

    @Test
    void aProbeThatAnswersAlthoughNothingIsPublishedHoldsUpNoEventForLong() {
        startBoth();
        cut.failing(outbound -> Optional.of(AWAY));

        for (int round = 0; round < 3; round++) {
            relays.append(records(topic));
            await().atMost(SOON).until(() -> relays.waiting() == 0);
        }

        assertThat(well.accepted(topic)).hasSize(3 * KEYS * OF_EACH_KEY);
    }

    // As a sidecar's client does whose circuit breaker is open.
    @Test
    void aSidecarThatDoesNotTryDoesNotProveABroker() {
        startBoth();
        isProbeAnswered = false;
        AtomicInteger calls = new AtomicInteger();
        cut.failing(outbound -> Optional.of(calls.incrementAndGet() % 3 == 1 ? AWAY : UNTRIED));
        relays.append(records(topic));

        await().atMost(SOON).until(() -> relays.waiting() == 0);

        assertThat(cut.failures(topic)).isGreaterThan(1);
    }

    @Test
    void bothKeepTryingWhileNeitherReachesTheBroker() {
        startBoth();
        cutOff();
        well.failing(outbound -> Optional.of(AWAY));
        relays.append(records(topic));
        await().atMost(SOON).until(() -> instancesWithoutBroker() == 2);
        long ofOne = cut.failures(topic);
        long ofOther = well.failures(topic);

        await().atMost(SOON).until(() -> cut.failures(topic) > ofOne + 3 && well.failures(topic) > ofOther + 3);
        well.heal();

        await().atMost(SOON).until(() -> relays.waiting() == 0);
    }

    @Test
    void aBrokerThatIsAwayForMomentsMovesNoShard() {
        startBoth();
        AtomicInteger calls = new AtomicInteger();
        cut.failing(outbound -> calls.incrementAndGet() % 2 == 1 ? Optional.of(AWAY) : Optional.empty());
        long hands = leaseChanges();

        await().atMost(SOON).until(() -> {
            relays.append(List.of(outbound(topic, "k-" + UUID.randomUUID(), 0)));
            return cut.failures(topic) > 20;
        });

        assertThat(leaseChanges()).isEqualTo(hands);
        await().atMost(SOON).until(() -> relays.waiting() == 0);
    }

    @Test
    void aShardWhoseRecordIsOnItsWayStaysUntilTheAnswer() {
        String slow = "slow." + UUID.randomUUID();
        LateAnswers late = new LateAnswers();
        startBoth(bulk -> bulk.getFirst().topic().equals(slow) ? late.publish(bulk) : cut.publish(bulk));
        relays.append(records(slow));
        await().atMost(SOON).until(() -> !late.sent.isEmpty());
        List<String> onTheirWay = List.copyOf(late.sent);
        cutOff();
        relays.append(records(topic));

        await().atMost(SOON).until(() -> instancesWithoutBroker() == 1);
        await().during(LEASE.multipliedBy(2))
                .atMost(SOON)
                .until(() -> well.accepted(slow).stream().noneMatch(onTheirWay::contains));
        late.answer.countDown();

        await().atMost(SOON).until(() -> relays.waiting() == 0);
        assertThat(late.sent).containsAll(onTheirWay);
        assertThat(Stream.concat(late.sent.stream(), well.accepted(slow).stream()))
                .hasSize(KEYS * OF_EACH_KEY)
                .doesNotHaveDuplicates();
    }

    private void startBoth() {
        startBoth(cut);
    }

    private void startBoth(EventTransport transport) {
        relays.start(transport, () -> isProbeAnswered, LEASE);
        relays.start(well, LEASE);
        await().atMost(SOON).until(this::isShared);
    }

    private void cutOff() {
        isProbeAnswered = false;
        cut.failing(outbound -> Optional.of(AWAY));
    }

    private static List<OutboundRecord> records(String topic) {
        return IntStream.range(0, KEYS * OF_EACH_KEY)
                .mapToObj(row -> outbound(topic, "k-" + row % KEYS + "-", row / KEYS))
                .toList();
    }

    /** The names of a key's records that were appended twice. */
    private List<String> appendedTwice(String key) {
        return IntStream.range(0, 2 * OF_EACH_KEY)
                .mapToObj(row -> topic + " " + key + "- " + row % OF_EACH_KEY)
                .toList();
    }

    /** The accepted records of a key; the cut off instance accepts none after the other one has taken over. */
    private List<String> acceptedByEither(String key) {
        return Stream.of(cut, well)
                .flatMap(each -> each.accepted(topic, key + "-").stream())
                .toList();
    }

    private boolean isShared() {
        return shares().equals(List.of(ShardsInUse.SHARDS / 2, ShardsInUse.SHARDS / 2));
    }

    private List<Integer> shares() {
        return relays.jdbc()
                .sql("select count(*) from event_relay_lease where instance is not null group by instance")
                .query(Integer.class)
                .list();
    }

    private int instancesWithoutBroker() {
        return relays.jdbc()
                .sql("select count(*) from event_relay_instance where not reaches_broker")
                .query(Integer.class)
                .single();
    }

    private long leaseChanges() {
        return relays.jdbc()
                .sql("select sum(token) from event_relay_lease")
                .query(Long.class)
                .single();
    }

    /** Accepts all, after the answer is released. */
    private static final class LateAnswers implements EventTransport {

        private final List<String> sent = new CopyOnWriteArrayList<>();
        private final CountDownLatch answer = new CountDownLatch(1);

        @Override
        public List<Acknowledgement> publish(List<OutboundRecord> bulk) {
            bulk.forEach(outbound -> sent.add(ScriptedTransport.name(outbound)));
            try {
                answer.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return bulk.stream()
                    .<Acknowledgement>map(outbound -> new Accepted())
                    .toList();
        }
    }
}
