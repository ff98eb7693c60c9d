package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.Outsider.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The schedule as it is by default: 1, 2, 4 and 8 seconds, each kept to within a quarter of a second. */
class ScheduleIT {

    private static final List<Duration> DELAYS =
            IntStream.of(1, 2, 4, 8).mapToObj(Duration::ofSeconds).toList();
    private static final Duration LATE = Duration.ofMillis(250);
    private static final int EVENTS = 50;

    private static ConfigurableApplicationContext service;
    private static AttemptLog attempts;

    private final Outsider outsider = new Outsider(TestPlatform.kafka().bootstrapServers());

    @BeforeAll
    static void start() {
        service = TestService.start("kafka", Map.of());
        attempts = service.getBean(AttemptLog.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void fiftyFailingEventsKeepTheScheduleOnAnIdleSystem() {
        assertThat(failing()).allSatisfy(ScheduleIT::keptTheSchedule);
    }

    @Test
    void fiftyFailingEventsKeepTheScheduleUnderLoad() throws InterruptedException {
        AtomicBoolean go = new AtomicBoolean(true);
        Thread load = Thread.ofPlatform().start(() -> {
            while (go.get()) {
                outsider.send(orderPlaced(UUID.randomUUID(), "TEA"));
            }
        });
        try {
            assertThat(failing()).allSatisfy(ScheduleIT::keptTheSchedule);
        } finally {
            go.set(false);
            load.join();
        }
    }

    private List<CloudEvent> failing() {
        List<CloudEvent> events = IntStream.range(0, EVENTS)
                .mapToObj(i -> orderPlaced(UUID.randomUUID(), Warehouse.BROKEN))
                .toList();
        events.forEach(outsider::send);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> events.stream().allMatch(event -> attempts.attempts(event.getId()) == 5));
        return events;
    }

    private static void keptTheSchedule(CloudEvent event) {
        List<Duration> gaps = attempts.gaps(event.getId());
        assertThat(gaps).hasSameSizeAs(DELAYS);
        IntStream.range(0, gaps.size())
                .forEach(i -> assertThat(gaps.get(i))
                        .isBetween(DELAYS.get(i), DELAYS.get(i).plus(LATE)));
    }
}
