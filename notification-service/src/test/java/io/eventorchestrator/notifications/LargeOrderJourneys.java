package io.eventorchestrator.notifications;

import static io.eventorchestrator.notifications.PlainKafkaClient.confirmed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.notifications.application.Notifications;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The content-based route of the group for large orders, on any transport. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@DirtiesContext
abstract class LargeOrderJourneys {

    static final String TOPIC = "orders.order.confirmed";
    static final String LETTERS = TOPIC + ".notification-service-large-orders.dlq";
    private static final String GROUP = "notification-service-large-orders";
    private static final PlainKafkaClient KAFKA = new PlainKafkaClient();
    private static final Duration SOON = Duration.ofMinutes(5);

    @Autowired
    private Notifications notifications;

    @Autowired
    private MeterRegistry meters;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> TestPlatform.postgres().jdbcUrl());
    }

    @ParameterizedTest
    @CsvSource({"99999, false", "100000, true", "100001, true", "0, false", "9007199254740991, true"})
    void salesAreNotifiedOfOrdersFromTheLimitOn(String total, boolean isLarge) {
        UUID order = UUID.randomUUID();
        double passed = notRouted();
        KAFKA.send(order.toString(), confirmed(order, total));

        if (isLarge) {
            await().atMost(SOON).until(() -> templatesOf(order).contains("large-order"));
        } else {
            await().atMost(SOON).until(() -> notRouted() > passed);
        }
        await().atMost(SOON).until(() -> templatesOf(order).contains("order-confirmed"));
        assertThat(templatesOf(order)).hasSize(isLarge ? 2 : 1);
        assertThat(KAFKA.records(LETTERS, order.toString())).isEmpty();
    }

    @Test
    void eachEventOfABulkIsRoutedSeparately() {
        List<UUID> orders =
                IntStream.range(0, 200).mapToObj(i -> UUID.randomUUID()).toList();
        orders.forEach(order -> KAFKA.send(order.toString(), confirmed(order, total(orders.indexOf(order)))));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(orders)
                        .allSatisfy(order -> assertThat(templatesOf(order))
                                .hasSize(total(orders.indexOf(order)).equals("99999") ? 1 : 2)));
        assertThat(orders).allSatisfy(order -> assertThat(templatesOf(order)).contains("order-confirmed"));
    }

    @Test
    void aProbeIsHandledByBothGroupsAndNobodyIsNotified() {
        UUID order = UUID.randomUUID();
        double probed = probed();
        KAFKA.send(order.toString(), confirmed(order, "100001").replace("\"source\"", "\"probe\":true,\"source\""));
        UUID next = UUID.randomUUID();
        KAFKA.send(order.toString(), confirmed(next, "100001"));

        await().atMost(SOON).until(() -> templatesOf(next).containsAll(List.of("large-order", "order-confirmed")));
        await().atMost(SOON).until(() -> probed() == probed + 2);
        assertThat(templatesOf(order)).isEmpty();
    }

    private double probed() {
        return meters.find("events.probes").tags("outcome", "handled").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static String total(int i) {
        return i % 3 == 0 ? "99999" : "100000";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "broken JSON            | \"total\":100001 | \"total\":",
                "no JSON object         | {                | [{",
                "a total that is text   | \"total\":100001 | \"total\":\"100001\"",
                "no total               | \"total\"        | \"sum\"",
                "no data                | \"data\"         | \"date\"",
                "large, of no currency  | \"EUR\"          | 5",
                "large, of no type      | \"type\"         | \"typo\""
            })
    void aPoisonEventEndsInTheGroupsDeadLetterTopicAndDelaysNoOther(String name, String right, String wrong) {
        UUID order = UUID.randomUUID();
        String poison = confirmed(order, "100001").replace(right, wrong);
        KAFKA.send(order.toString(), poison);
        UUID next = UUID.randomUUID();
        KAFKA.send(order.toString(), confirmed(next, "100001"));

        await().atMost(SOON).until(() -> templatesOf(next).contains("large-order"));
        ConsumerRecord<String, byte[]> letter = await().atMost(SOON)
                .until(() -> KAFKA.records(LETTERS, order.toString()), found -> found.size() == 1)
                .getFirst();
        judge(name, letter, poison);
    }

    static Stream<String> eventsThatOverwhelmAParser() {
        return Stream.of(
                "\"deep\":" + "[".repeat(600) + "]".repeat(600),
                "\"deep\":" + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
                "\"" + "n".repeat(60_000) + "\":1");
    }

    @ParameterizedTest
    @MethodSource("eventsThatOverwhelmAParser")
    void anEventThatOverwhelmsAParserIsADeadLetterToo(String more) {
        UUID order = UUID.randomUUID();
        KAFKA.send(order.toString(), confirmed(order, "100001").replace("\"source\"", more + ",\"source\""));
        UUID next = UUID.randomUUID();
        KAFKA.send(order.toString(), confirmed(next, "100001"));

        await().atMost(SOON).until(() -> templatesOf(next).contains("large-order"));
        await().atMost(SOON)
                .until(() -> KAFKA.records(LETTERS, order.toString()).size() == 1);
        assertThat(templatesOf(order)).isEmpty();
    }

    /** Checks the dead letter, whose content depends on whether the sidecar or the library wrote it. */
    abstract void judge(String name, ConsumerRecord<String, byte[]> letter, String original);

    private double notRouted() {
        return meters.find("events.consumed").tags("group", GROUP, "outcome", "not_routed").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private List<String> templatesOf(UUID order) {
        return notifications.ofOrder(order, null, 50).stream()
                .map(notification -> notification.message().template())
                .toList();
    }
}
