package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The default schedule: five attempts, 1, 2, 4 and 8 seconds apart. Lateness also depends on the machine, so a
 * benchmark measures it.
 */
class ScheduleIT {

    private static final List<Duration> DELAYS =
            IntStream.of(1, 2, 4, 8).mapToObj(Duration::ofSeconds).toList();
    private static final Duration LATE = Duration.ofSeconds(1);
    private static final int EVENTS = 50;
    private static final int AT_ONCE = 100;
    private static final Outsider OUTSIDER = new Outsider(TestPlatform.kafka().bootstrapServers());

    private static ConfigurableApplicationContext service;
    private static AttemptLog attempts;

    @BeforeAll
    static void start() {
        service = TestService.start("kafka", Map.of());
        attempts = service.getBean(AttemptLog.class);
        CloudEvent first = orderPlaced(UUID.randomUUID(), "TEA");
        OUTSIDER.producer().send(first);
        await().atMost(Duration.ofMinutes(5)).until(() -> attempts.attempts(first.getId()) == 1);
    }

    @AfterAll
    static void stop() {
        OUTSIDER.close();
        service.close();
    }

    @Test
    void fiftyFailingEventsKeepTheScheduleOnAnIdleSystem() {
        keptTheSchedule(sendUntilDead());
    }

    @Test
    void fiftyFailingEventsKeepTheScheduleUnderLoad() throws Exception {
        AtomicBoolean go = new AtomicBoolean(true);
        CountDownLatch underWay = new CountDownLatch(1);
        try (ExecutorService elsewhere = Executors.newSingleThreadExecutor()) {
            Future<?> load = elsewhere.submit(() -> {
                while (go.get()) {
                    handled(AT_ONCE);
                    underWay.countDown();
                }
            });
            try {
                assertThat(underWay.await(1, TimeUnit.MINUTES)).as("load").isTrue();
                keptTheSchedule(sendUntilDead());
                assertThat(load.isDone())
                        .as("load ended before the failing events")
                        .isFalse();
            } finally {
                go.set(false);
            }
            load.get();
        }
    }

    /**
     * Sends healthy events and waits until they are handled: behind a backlog, the failing events would be delivered
     * only after the load has ended.
     */
    private static void handled(int healthy) {
        List<CloudEvent> events = IntStream.range(0, healthy)
                .mapToObj(i -> orderPlaced(UUID.randomUUID(), "TEA"))
                .toList();
        events.forEach(OUTSIDER.producer()::send);
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofMinutes(5))
                .until(() -> events.stream().allMatch(event -> attempts.attempts(event.getId()) > 0));
    }

    /** @return events that have used up their attempts */
    private static List<CloudEvent> sendUntilDead() {
        List<CloudEvent> events = IntStream.range(0, EVENTS)
                .mapToObj(i -> orderPlaced(UUID.randomUUID(), Warehouse.BROKEN))
                .toList();
        sendApart(events);
        Set<String> keys = events.stream().map(CloudEvent::getSubject).collect(Collectors.toSet());
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> keysOf(OUTSIDER.reader().read(DeliveryJourneys.DEAD_LETTERS, keys::contains)),
                        keys::equals);
        return events;
    }

    /** Spread over five seconds, so that a pause of the machine delays only some of them. */
    private static void sendApart(List<CloudEvent> events) {
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            for (int i = 0; i < events.size(); i++) {
                CloudEvent event = events.get(i);
                clock.schedule(() -> OUTSIDER.producer().send(event), i * 100L, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static Set<String> keysOf(List<ConsumerRecord<String, byte[]>> letters) {
        return letters.stream().map(ConsumerRecord::key).collect(Collectors.toSet());
    }

    private static void keptTheSchedule(List<CloudEvent> events) {
        List<List<Duration>> gaps =
                events.stream().map(event -> attempts.gaps(event.getId())).toList();
        assertThat(gaps).allSatisfy(each -> assertThat(each).hasSameSizeAs(DELAYS));
        for (int i = 0; i < DELAYS.size(); i++) {
            int delay = i;
            List<Duration> sorted =
                    gaps.stream().map(each -> each.get(delay)).sorted().toList();
            assertThat(sorted.getFirst()).isGreaterThanOrEqualTo(DELAYS.get(i));
            // The machine may delay single attempts. If half of them are late, the schedule is wrong,
            // such as two seconds instead of one.
            assertThat(sorted.get(EVENTS / 2)).isLessThan(DELAYS.get(i).plus(LATE));
        }
    }
}
