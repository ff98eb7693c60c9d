package io.eventorchestrator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.inventory.application.ReleaseStock;
import io.eventorchestrator.inventory.application.ReserveStock;
import io.eventorchestrator.inventory.application.SetStock;
import io.eventorchestrator.inventory.application.TakeGoodsBack;
import io.eventorchestrator.inventory.application.TakeGoodsOut;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.eventorchestrator.testing.ServiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * Crossing a threshold is announced once. Events of one SKU keep their order, so each test ends with a crossing that
 * proves that nothing else was announced before it.
 */
@ServiceTest
class DepletedStockIT {

    private static final String TOPIC = "inventory.stock.depleted";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String sku = "SKU-" + UUID.randomUUID();

    @Autowired
    private ReserveStock reserveStock;

    @Autowired
    private ReleaseStock releaseStock;

    @Autowired
    private SetStock setStock;

    @Autowired
    private TakeGoodsBack takeGoodsBack;

    @Autowired
    private TakeGoodsOut takeGoodsOut;

    @Test
    void aLevelThatStaysBelowItsThresholdIsNotAnnouncedAgain() {
        setStock.set(sku, 10, 5);
        reserve(6);
        reserve(1);
        setStock.set(sku, 9, 5);

        restockAndDeplete();

        assertThat(announced(2)).containsExactly(4, 0);
    }

    @Test
    void aCountBelowTheThresholdIsAnnouncedLikeAReservation() {
        setStock.set(sku, 10, 5);
        setStock.set(sku, 3, 5);
        setStock.set(sku, 3, 5);

        restockAndDeplete();

        assertThat(announced(2)).containsExactly(3, 0);
    }

    @Test
    void aThresholdRaisedAboveTheLevelIsAnnounced() {
        setStock.set(sku, 10, 5);
        setStock.set(sku, 10, 11);

        restockAndDeplete();

        assertThat(announced(2)).containsExactly(10, 0);
    }

    @Test
    void aNewSkuBelowItsThresholdIsAnnounced() {
        setStock.set(sku, 2, 5);

        restockAndDeplete();

        assertThat(announced(2)).containsExactly(2, 0);
    }

    @Test
    void aRefusedCountAnnouncesNothing() {
        setStock.set(sku, 10, 5);
        reserve(4);
        assertThatThrownBy(() -> setStock.set(sku, 3, 5)).isInstanceOf(SetStock.Refused.class);

        restockAndDeplete();

        assertThat(announced(1)).containsExactly(0);
    }

    @Test
    void aLevelRaisedByAReleaseAndLoweredByAnOrderIsAnnouncedAgain() {
        setStock.set(sku, 10, 5);
        UUID order = reserve(6);
        releaseStock.release(order);
        reserve(7);

        assertThat(announced(2)).containsExactly(4, 3);
    }

    @Test
    void aLevelLoweredByGoodsThatAreTakenOutAgainIsAnnounced() {
        setStock.set(sku, 10, 5);
        UUID order = reserve(6);
        UUID returnId = UUID.randomUUID();
        takeGoodsBack.takeBack(returnId, order, List.of(new Line(sku, 3)));
        takeGoodsOut.takeOut(returnId);
        takeGoodsOut.takeOut(returnId);

        restockAndDeplete();

        assertThat(announced(3)).containsExactly(4, 4, 0);
    }

    private void restockAndDeplete() {
        int reserved = setStock.set(sku, 1_000, 5).reserved();
        reserve(1_000 - reserved);
    }

    private UUID reserve(int quantity) {
        UUID order = UUID.randomUUID();
        reserveStock.reserve(order, List.of(new Line(sku, quantity)));
        return order;
    }

    /** Waits for that many announcements and returns their available quantities. */
    private List<Integer> announced(int times) {
        try (KafkaConsumer<String, String> reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestPlatform.kafka().bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            reader.assign(reader.partitionsFor(TOPIC).stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList());
            List<Integer> available = new ArrayList<>();
            Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> {
                reader.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (sku.equals(record.key())) {
                        available.add(JSON.readTree(record.value())
                                .at("/data/available")
                                .asInt());
                    }
                });
                return available.size() >= times;
            });
            return available;
        }
    }
}
