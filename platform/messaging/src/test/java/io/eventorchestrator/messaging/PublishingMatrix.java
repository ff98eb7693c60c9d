package io.eventorchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.FaultyBroker.Fault;
import io.eventorchestrator.messaging.Releases.PublisherOnly;
import io.eventorchestrator.messaging.TopicTraffic.Arrivals;
import io.eventorchestrator.messaging.TopicTraffic.Draft;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever a real broker refuses, and with any distribution of keys: no other topic waits, nothing is lost or changes
 * its order, and nothing is published more often than ADR 16 states.
 */
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PublishingMatrix {

    private static final String SICK = "inventory.stock.rejected";
    private static final List<String> HEALTHY = List.of("inventory.stock.reserved", "inventory.stock.released");
    private static final int ROWS = 200;
    private static final int OF_EACH_HEALTHY = 30;
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    // Before the pauses have grown to their maximum.
    private static final int QUICK_TRIES = 5;
    private static final int TRIES = 2;

    private final String transport;
    private FaultyBroker broker;
    private Running service;
    private Outsider outsider;

    PublishingMatrix(String transport) {
        this.transport = transport;
    }

    static Stream<Arguments> faultsAndKeys() {
        return Stream.of(Fault.values())
                .flatMap(fault -> Stream.of(KeyDistribution.values()).map(keys -> Arguments.of(fault, keys)));
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        broker = new FaultyBroker(folder);
        broker.stampOnArrival(HEALTHY);
        service = Running.start(
                transport,
                broker.bootstrapServers(),
                Publisher.class,
                "inventory-service",
                Map.of("events.outbox.back-off", FIRST_PAUSE, "events.outbox.longest-back-off", LONGEST_PAUSE));
        outsider = new Outsider(broker.bootstrapServers());
        Stream.concat(HEALTHY.stream(), Stream.of(SICK)).forEach(topic -> {
            TopicTraffic first = new TopicTraffic(service, topic);
            first.commit(List.of(new Draft("first", 100)));
            awaitArrival(List.of(first));
        });
    }

    @AfterAll
    void stop() {
        outsider.close();
        service.close();
        broker.close();
    }

    // If a topic waits for a refused one, it never arrives: its events are committed after the first refusal, and the
    // fault ends after their arrival. A slow broker accepts all topics, so that case shows loss, order and repeats
    // only.
    @ParameterizedTest
    @MethodSource("faultsAndKeys")
    void noOtherTopicWaitsForATenthOfASecond(Fault fault, KeyDistribution keys) {
        long median = publishDuring(fault, keys);

        // Nothing can be published while the broker is away.
        if (fault != Fault.BROKER_AWAY) {
            assertThat(median).isLessThan(100 + fault.pauses().toMillis());
        }
    }

    /** @return the median of milliseconds until records of other topics arrived */
    private long publishDuring(Fault fault, KeyDistribution keys) {
        List<TopicTraffic> before = commitHealthy();
        awaitArrival(before);
        answers().forget();
        long began = System.nanoTime();
        TopicTraffic sick = new TopicTraffic(service, SICK);
        List<TopicTraffic> healthy = commitDuring(fault, sick, drafts(fault, keys));
        awaitArrival(healthy);
        awaitArrival(List.of(sick));
        await().atMost(SOON).until(this::isOutboxEmpty);

        long tries = QUICK_TRIES + Duration.ofNanos(System.nanoTime() - began).dividedBy(LONGEST_PAUSE);
        report(fault, keys, median(before), median(healthy), sick);
        assertThat(answers().mostFailedTries()).isBetween(fault == Fault.SLOW ? 0 : 1, (int) (1 + tries));
        // A broker may store what its client has given up: the bulk that meets the failure, which contains all rows at
        // most, and then one record after each pause.
        long mostRepeats = fault == Fault.BROKER_AWAY ? ROWS + tries : 0;
        assertPublished(sick, mostRepeats);
        healthy.forEach(traffic -> assertPublished(traffic, mostRepeats));
        return median(healthy);
    }

    /** @return the records of the healthy topics; they have arrived, unless the broker was away */
    private List<TopicTraffic> commitDuring(Fault fault, TopicTraffic sick, List<Draft> drafts) {
        broker.begin(fault, SICK);
        try {
            sick.commit(drafts);
            if (fault.isRefusal()) {
                await().atMost(SOON).until(() -> answers().mostFailedTries() > 0);
            }
            List<TopicTraffic> healthy = commitHealthy();
            if (fault != Fault.BROKER_AWAY) {
                awaitArrival(healthy);
            }
            if (fault != Fault.SLOW) {
                await().atMost(SOON).until(() -> answers().mostFailedTries() >= TRIES);
            }
            return healthy;
        } finally {
            broker.end();
        }
    }

    private void report(Fault fault, KeyDistribution keys, long before, long during, TopicTraffic sick) {
        System.out.printf(
                "Publishing on %s beside %s, keys %s: median %d ms, before %d ms; at most %d failed tries, %d"
                        + " repeats%n",
                transport,
                fault,
                keys,
                during,
                before,
                answers().mostFailedTries(),
                sick.arrivals(outsider).repeats());
    }

    private void assertPublished(TopicTraffic traffic, long mostRepeats) {
        Arrivals arrivals = traffic.arrivals(outsider);
        assertThat(arrivals.withoutRepeats()).isEqualTo(traffic.committed());
        assertThat(arrivals.repeats())
                .as("repeats in %s: %s", traffic.topic(), arrivals.names())
                .isLessThanOrEqualTo((int) mostRepeats);
    }

    private void awaitArrival(List<TopicTraffic> traffic) {
        await().atMost(SOON).until(() -> traffic.stream().allMatch(each -> each.hasArrived(outsider)));
    }

    private long median(List<TopicTraffic> traffic) {
        List<Long> latencies = traffic.stream()
                .flatMap(each -> each.arrivals(outsider).latencies().values().stream())
                .sorted()
                .toList();
        return latencies.get(latencies.size() / 2);
    }

    private boolean isOutboxEmpty() {
        return service.bean(JdbcClient.class)
                        .sql("select count(*) from event_outbox")
                        .query(Integer.class)
                        .single()
                == 0;
    }

    private Answers answers() {
        return service.bean(Answers.class);
    }

    private static List<Draft> drafts(Fault fault, KeyDistribution keys) {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> new Draft(
                        keys.of(row),
                        fault == Fault.TOO_LARGE && row == KeyDistribution.CULPRIT ? FaultyBroker.LARGE : 100))
                .toList();
    }

    private List<TopicTraffic> commitHealthy() {
        List<TopicTraffic> healthy =
                HEALTHY.stream().map(topic -> new TopicTraffic(service, topic)).toList();
        for (int i = 0; i < OF_EACH_HEALTHY; i++) {
            Draft draft = new Draft("k-" + i, 100);
            healthy.forEach(traffic -> traffic.commit(List.of(draft)));
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return healthy;
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Answers.class)
    static class Publisher extends PublisherOnly {}
}
