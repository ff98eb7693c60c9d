package io.eventorchestrator.messaging;

import static io.eventorchestrator.messaging.SampleEvent.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events of a key are handled in order, each once, whatever happens to instances and events. */
class OrderPerKeyIT {

    private static final Map<String, Object> QUICK =
            Map.of("events.retry.schedule.initial", "50ms", "spring.kafka.consumer.max-poll-records", "20");
    private static final int KEYS = 30;
    private static final int EVENTS_PER_KEY = 20;

    private final Outsider outsider = new Outsider(TestPlatform.kafka().bootstrapServers());
    private final Map<UUID, List<String>> sent = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "dapr"})
    void twoInstancesARebalanceAndFailuresKeepTheOrderOfEachKey(String transport) {
        for (int i = 0; i < KEYS; i++) {
            sent.put(UUID.randomUUID(), new ArrayList<>());
        }
        try (Running survivor = join(transport)) {
            sendRounds(0, EVENTS_PER_KEY / 2);
            try (Running second = join(transport)) {
                AtomicInteger next = new AtomicInteger(EVENTS_PER_KEY / 2);
                await().atMost(Duration.ofMinutes(5))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> {
                            int round = next.getAndIncrement();
                            sendRounds(round, round + 1);
                            return round >= EVENTS_PER_KEY && handled(second) > 0;
                        });
            }
            JdbcClient jdbc = survivor.bean(JdbcClient.class);
            sent.forEach((order, events) -> await().atMost(Duration.ofMinutes(5))
                    .untilAsserted(() -> assertThat(handled(jdbc, order)).isEqualTo(events)));
        }
    }

    private static Running join(String transport) {
        return Running.start(transport, Warehouse.class, "inventory-service", QUICK);
    }

    private void sendRounds(int from, int to) {
        for (int round = from; round < to; round++) {
            int number = round;
            sent.forEach((order, events) -> {
                CloudEvent event = orderPlaced(order, sku(order, number));
                events.add(event.getId());
                outsider.producer().send(event);
            });
        }
    }

    private static String sku(UUID order, int round) {
        int choice = Math.floorMod(order.hashCode() + round, 7);
        return choice < 3 ? Warehouse.FAILS + choice : "TEA";
    }

    private static double handled(Running instance) {
        return instance.bean(MeterRegistry.class).find("events.consumed").tag("outcome", "handled").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static List<String> handled(JdbcClient jdbc, UUID order) {
        return jdbc.sql("select event_id from handled_order where order_id = :order order by seq")
                .param("order", order)
                .query(String.class)
                .list();
    }
}
