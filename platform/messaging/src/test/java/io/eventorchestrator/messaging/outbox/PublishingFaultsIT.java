package io.eventorchestrator.messaging.outbox;

import static io.eventorchestrator.messaging.outbox.RelayFixture.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.KeyDistribution;
import io.eventorchestrator.messaging.MessagingTables;
import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import io.eventorchestrator.messaging.transport.Acknowledgement.Refused;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A topic that can't be published, for any reason and with any distribution of keys, delays no other topic. */
@ExtendWith(MessagingTables.class)
class PublishingFaultsIT {

    private static final int ROWS = 200;
    private static final int LARGE = 2_000;
    private static final int OF_EACH_HEALTHY = 30;
    private static final Duration SOON = Duration.ofMinutes(5);
    // Before the pauses have grown to their maximum.
    private static final int QUICK_TRIES = 5;

    private static final Set<Fault> SLOW = EnumSet.of(Fault.SLOW, Fault.NEVER_IN_TIME);

    private final String sick = "sick." + UUID.randomUUID();
    private final List<String> healthy = List.of("well." + UUID.randomUUID(), "fit." + UUID.randomUUID());
    private final ScriptedTransport transport = new ScriptedTransport();
    private RelayFixture relays;
    private Relay relay;

    enum Fault {
        GONE,
        NEVER_IN_TIME,
        SLOW,
        ONE_KEY_FAILS,
        TOO_LARGE,
        BROKER_AWAY;

        Optional<Acknowledgement> answer(OutboundRecord outbound, boolean isSick) {
            return switch (this) {
                case GONE -> answer(isSick, new Failed("topic is gone", Reach.TOPIC));
                case NEVER_IN_TIME -> answer(isSick, new Failed("no answer in time", Reach.TOPIC));
                case SLOW -> Optional.empty();
                case ONE_KEY_FAILS ->
                    answer(isSick && "k-0".equals(outbound.keyText()), new Failed("try again", Reach.RECORD));
                case TOO_LARGE -> answer(isSick && outbound.value().length >= LARGE, new Refused("too large"));
                case BROKER_AWAY -> answer(true, new Failed("broker is away", Reach.BROKER));
            };
        }

        private static Optional<Acknowledgement> answer(boolean meets, Acknowledgement answer) {
            return meets ? Optional.of(answer) : Optional.empty();
        }
    }

    static Stream<Arguments> faultsAndKeys() {
        return Stream.of(Fault.values())
                .flatMap(fault -> Stream.of(KeyDistribution.values()).map(keys -> Arguments.of(fault, keys)));
    }

    @BeforeEach
    void start() {
        relays = new RelayFixture();
        relay = relays.start(transport, Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() {
        relays.close();
    }

    @ParameterizedTest
    @MethodSource("faultsAndKeys")
    void noOtherTopicWaits(Fault fault, KeyDistribution keys) {
        warmUp();
        long began = System.nanoTime();
        transport.failing(outbound -> fault.answer(outbound, outbound.topic().equals(sick)));
        transport.slow(SLOW.contains(fault) ? sick : "", Duration.ofSeconds(1));
        Set<String> sendable = appendFaulty(fault, keys);

        Map<String, Long> appended = appendHealthy();

        if (fault != Fault.BROKER_AWAY) {
            assertSoon(appended);
        }
        if (fault == Fault.ONE_KEY_FAILS) {
            await().atMost(SOON).until(() -> transport.accepted(sick).size() == countOtherKeys(sendable));
        }
        if (fault == Fault.TOO_LARGE) {
            await().atMost(SOON).until(() -> transport.failures(sick) > 0);
        }
        transport.heal();
        await().atMost(SOON)
                .until(() -> transport.accepted(sick).size() >= sendable.size()
                        && healthy.stream()
                                .allMatch(topic -> transport.accepted(topic).size() > OF_EACH_HEALTHY));
        relay.stop();
        healthy.forEach(topic -> assertThat(transport.accepted(topic))
                .hasSize(OF_EACH_HEALTHY + 1)
                .doesNotHaveDuplicates());
        assertThat(transport.accepted(sick)).containsExactlyInAnyOrderElementsOf(sendable);
        assertThat(transport.accepted(sick, "k-0"))
                .containsExactlyElementsOf(
                        sendable.stream().filter(name -> name.contains(" k-0 ")).toList());
        assertThat(transport.failures(sick)).isLessThanOrEqualTo(mostFailures(began));
    }

    @ParameterizedTest
    @CsvSource({"30, 1", "3, 2000"})
    void noOtherKeyOfTheTopicWaits(int bulks, int rowsOfEach) {
        Duration usual = publishOneAfterTheOther(bulks, rowsOfEach);
        transport.failing(outbound -> Fault.ONE_KEY_FAILS.answer(outbound, true));
        relays.append(List.of(outbound(sick, "k-0", 0)));
        await().atMost(SOON).until(() -> transport.failures(sick) >= QUICK_TRIES);

        Duration beside = publishOneAfterTheOther(bulks, rowsOfEach);

        // If the topic waited for the key, each bulk would wait for a pause.
        assertThat(beside)
                .as("%d times %d rows, usually in %s", bulks, rowsOfEach, usual)
                .isLessThan(usual.multipliedBy(5).plus(RelayFixture.LONGEST_PAUSE));
    }

    private Duration publishOneAfterTheOther(int bulks, int rowsOfEach) {
        long began = System.nanoTime();
        for (int bulk = 0; bulk < bulks; bulk++) {
            int before = transport.accepted();
            relays.jdbc()
                    .sql("""
                    insert into event_outbox (topic, partition, message_key, headers, value)
                    select :topic, 0, convert_to('other-' || n, 'UTF8'), '[]', '' from generate_series(1, :rows) n
                    """)
                    .param("topic", sick)
                    .param("rows", rowsOfEach)
                    .update();
            await().atMost(SOON)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> transport.accepted() == before + rowsOfEach);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    // The bulk that detects the failing topic contains all rows at most; then one record is tried after each pause.
    private static long mostFailures(long began) {
        Duration passed = Duration.ofNanos(System.nanoTime() - began);
        return ROWS + QUICK_TRIES + passed.dividedBy(RelayFixture.LONGEST_PAUSE);
    }

    private void warmUp() {
        healthy.forEach(topic -> relays.append(List.of(outbound(topic, "first", 0))));
        await().atMost(SOON)
                .until(() -> healthy.stream()
                        .allMatch(topic -> transport.accepted(topic).size() == 1));
    }

    private void assertSoon(Map<String, Long> appended) {
        await().atMost(SOON)
                .until(() -> appended.keySet().stream().allMatch(name -> transport.acceptedAt(name) != Long.MAX_VALUE));
        List<Long> latencies = appended.entrySet().stream()
                .map(each -> Duration.ofNanos(transport.acceptedAt(each.getKey()) - each.getValue())
                        .toMillis())
                .sorted()
                .toList();
        assertThat(latencies.get(latencies.size() / 2))
                .as("median of %s", latencies)
                .isLessThan(100);
    }

    private static int countOtherKeys(Set<String> names) {
        return (int) names.stream().filter(name -> !name.contains(" k-0 ")).count();
    }

    /** @return names of the rows that can be published eventually: none of a key behind a refused one */
    private Set<String> appendFaulty(Fault fault, KeyDistribution keys) {
        Set<String> sendable = new LinkedHashSet<>();
        Set<String> held = new HashSet<>();
        List<OutboundRecord> records = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            boolean isLarge = fault == Fault.TOO_LARGE && row == KeyDistribution.CULPRIT;
            OutboundRecord outbound = outbound(sick, keys.of(row), row, isLarge ? LARGE : 100);
            records.add(outbound);
            if (isLarge) {
                held.add(keys.of(row));
            }
            if (!held.contains(keys.of(row))) {
                sendable.add(ScriptedTransport.name(outbound));
            }
        }
        relays.append(records);
        return sendable;
    }

    private Map<String, Long> appendHealthy() {
        Map<String, Long> appended = new LinkedHashMap<>();
        for (int i = 0; i < OF_EACH_HEALTHY; i++) {
            for (String topic : healthy) {
                OutboundRecord outbound = outbound(topic, "k-" + i, i);
                relays.append(List.of(outbound));
                appended.put(ScriptedTransport.name(outbound), System.nanoTime());
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return appended;
    }
}
