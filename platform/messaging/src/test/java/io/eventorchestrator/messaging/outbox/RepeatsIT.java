package io.eventorchestrator.messaging.outbox;

import static io.eventorchestrator.messaging.outbox.RelayFixture.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.MessagingTables;
import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two instances relay one outbox, and repeat only the bulks in flight when a lease was lost. */
@ExtendWith(MessagingTables.class)
class RepeatsIT {

    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Duration WAVE = Duration.ofMillis(60);
    private static final Duration SOON = Duration.ofMinutes(5);

    private final String slow = "slow." + UUID.randomUUID();
    private final String well = "well." + UUID.randomUUID();
    private final ScriptedTransport transport = new ScriptedTransport();
    private RelayFixture relays;

    @BeforeEach
    void open() {
        relays = new RelayFixture();
    }

    @AfterEach
    void close() {
        transport.release();
        relays.jdbc().sql("drop function if exists renewal_lost cascade").update();
        relays.close();
    }

    @Test
    void aTopicThatFailsAfterTheLeaseRepeatsNoOther() {
        startTwo();
        transport.failing(outbound -> outbound.topic().equals(slow)
                ? Optional.of(new Failed("no answer in time", Reach.TOPIC))
                : Optional.empty());
        transport.slow(slow, LEASE.multipliedBy(5));
        relays.append(records(slow, "k-", 3));
        await().atMost(SOON).until(() -> !transport.onTheirWay().isEmpty());
        long hands = leaseChanges();

        relays.append(records(well, "k-", 200));

        await().atMost(LEASE.multipliedBy(4))
                .until(() -> transport.accepted(well).size() >= 200);
        await().atMost(SOON).until(() -> transport.failures(slow) >= 3);
        assertThat(leaseChanges()).isEqualTo(hands);
        transport.heal();
        await().atMost(SOON).until(() -> relays.waiting() == 0);
        assertThat(transport.accepted(well)).hasSize(200).doesNotHaveDuplicates();
        assertThat(transport.accepted(slow)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void aHotKeyIsPublishedOnceAndInOrderThoughItOutlastsManyLeases() {
        publishHotKey(100);
    }

    @Tag("full")
    @Test
    void aVeryHotKeyIsPublishedOnceAndInOrder() {
        publishHotKey(600);
    }

    private void publishHotKey(int waves) {
        startTwo();
        transport.slow(slow, WAVE);
        List<OutboundRecord> hot = IntStream.range(0, waves)
                .mapToObj(row -> outbound(slow, "hot", row))
                .toList();
        relays.append(hot);

        relays.append(records(slow, "other-", 20));

        await().atMost(SOON)
                .until(() -> IntStream.range(0, 20)
                        .allMatch(
                                key -> transport.accepted(slow, "other-" + key).size() == 1));
        assertThat(transport.accepted(slow, "hot")).hasSizeLessThan(waves);
        await().atMost(SOON.plus(WAVE.multipliedBy(2L * waves))).until(() -> relays.waiting() == 0);
        assertThat(transport.accepted(slow, "hot"))
                .containsExactlyElementsOf(
                        hot.stream().map(ScriptedTransport::name).toList());
        assertThat(transport.accepted(slow)).doesNotHaveDuplicates();
    }

    @Test
    void aLostLeaseRepeatsOnlyBulksInFlight() {
        relays.start(transport, LEASE);
        transport.hold();
        relays.append(IntStream.range(0, 50)
                .mapToObj(row -> outbound(slow, "k-" + row % 10, row))
                .toList());
        await().atMost(SOON).until(() -> !transport.onTheirWay().isEmpty());
        String holder = instances().getFirst();
        ScriptedTransport ofTheOther = new ScriptedTransport();
        relays.start(ofTheOther, LEASE);
        await().atMost(SOON).until(() -> instances().size() == 2);
        Set<String> onTheirWay = new HashSet<>(transport.onTheirWay());

        loseRenewalsOf(holder);
        await().atMost(SOON).until(() -> relays.waiting() == 0);
        transport.release();

        await().atMost(SOON).until(() -> transport.onTheirWay().isEmpty());
        assertThat(onTheirWay).hasSizeLessThanOrEqualTo(10);
        List<String> all = Stream.concat(transport.accepted(slow).stream(), ofTheOther.accepted(slow).stream())
                .toList();
        assertThat(new HashSet<>(all)).hasSize(50);
        assertThat(repeats(all)).isSubsetOf(onTheirWay);
        IntStream.range(0, 10)
                .forEach(key -> assertThat(ofTheOther.accepted(slow, "k-" + key))
                        .containsExactlyElementsOf(IntStream.range(0, 5)
                                .mapToObj(row -> slow + " k-" + key + " " + (key + 10 * row))
                                .toList()));
    }

    private static List<String> repeats(List<String> names) {
        List<String> repeats = new ArrayList<>(names);
        new HashSet<>(names).forEach(repeats::remove);
        return repeats;
    }

    private void startTwo() {
        relays.start(transport, LEASE);
        relays.start(transport, LEASE);
        await().atMost(SOON)
                .until(() -> relays.jdbc()
                        .sql("select count(*) from event_relay_lease where instance is not null group by instance")
                        .query(Integer.class)
                        .list()
                        .equals(List.of(ShardsInUse.SHARDS / 2, ShardsInUse.SHARDS / 2)));
    }

    private static List<OutboundRecord> records(String topic, String keys, int number) {
        return IntStream.range(0, number)
                .mapToObj(row -> outbound(topic, keys + row, row))
                .toList();
    }

    private List<String> instances() {
        return relays.jdbc()
                .sql("select instance from event_relay_instance where expires_at > statement_timestamp()")
                .query(String.class)
                .list();
    }

    private long leaseChanges() {
        return relays.jdbc()
                .sql("select sum(token) from event_relay_lease")
                .query(Long.class)
                .single();
    }

    private void loseRenewalsOf(String holder) {
        relays.jdbc().sql("""
                        create function renewal_lost() returns trigger language plpgsql as
                        $$ begin if new.instance = tg_argv[0] then return null; end if; return new; end $$
                        """).update();
        relays.jdbc()
                .sql("create trigger renewal_lost before insert on event_relay_instance for each row "
                        + "execute function renewal_lost('" + holder + "')")
                .update();
        relays.jdbc()
                .sql("delete from event_relay_instance where instance = :holder")
                .param("holder", holder)
                .update();
    }
}
