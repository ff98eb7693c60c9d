package io.eventorchestrator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventorchestrator.contracts.inventory.InventoryRejected;
import io.eventorchestrator.contracts.inventory.Shortage;
import io.eventorchestrator.inventory.application.ReleaseStock;
import io.eventorchestrator.inventory.application.Reservations;
import io.eventorchestrator.inventory.application.ReserveStock;
import io.eventorchestrator.inventory.application.SetStock;
import io.eventorchestrator.inventory.application.Stock;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.messaging.BusinessFailure;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Other producers may split a SKU into several lines of one order: the schema allows it. */
@ServiceTest
class RepeatedSkuIT {

    private static final int LARGEST_LINE = 1_000_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UUID order = UUID.randomUUID();

    @Autowired
    private ReserveStock reserveStock;

    @Autowired
    private ReleaseStock releaseStock;

    @Autowired
    private Reservations reservations;

    @Autowired
    private SetStock setStock;

    @Autowired
    private Stock stock;

    @Test
    void anOrderWhoseLinesTogetherExceedTheStockOfASkuIsRejected() {
        String sku = sku(10, 0);

        InventoryRejected rejected = rejected(List.of(new Line(sku, 6), new Line(sku, 6)));

        assertThat(rejected.reason()).isEqualTo("INSUFFICIENT_STOCK");
        assertThat(rejected.shortages()).containsExactly(new Shortage(sku, 12, 10));
        assertThat(reserved(sku)).isZero();
        assertThat(reservations.find(order)).isEmpty();
    }

    @Test
    void linesOfOneSkuAreReservedAndReleasedTogether() {
        String sku = sku(10, 0);

        reserveStock.reserve(order, List.of(new Line(sku, 3), new Line(sku, 4)));
        assertThat(reserved(sku)).isEqualTo(7);
        assertThat(reservations.find(order).orElseThrow().lines()).containsExactly(new Line(sku, 7));

        releaseStock.release(order);
        assertThat(reserved(sku)).isZero();
        assertThat(valueInEvent("inventory.stock.reserved", order.toString(), "/data/lines"))
                .isEqualTo("[{\"sku\":\"" + sku + "\",\"quantity\":7}]");
        assertThat(valueInEvent("inventory.stock.released", order.toString(), "/data/lines"))
                .isEqualTo("[{\"sku\":\"" + sku + "\",\"quantity\":7}]");
    }

    @Test
    void linesThatOnlyTogetherCrossTheThresholdAnnounceDepletion() {
        String sku = sku(10, 5);

        reserveStock.reserve(order, List.of(new Line(sku, 3), new Line(sku, 3)));

        assertThat(valueInEvent("inventory.stock.depleted", sku, "/data/available"))
                .isEqualTo("4");
    }

    @Test
    void aQuantityAboveTheMaximumOfAnEventLineTakesSeveralLines() {
        String sku = sku(2 * LARGEST_LINE, 0);
        Line largest = new Line(sku, LARGEST_LINE);

        reserveStock.reserve(order, List.of(largest, largest));

        assertThat(valueInEvent("inventory.stock.reserved", order.toString(), "/data/lines"))
                .isEqualTo("[{\"sku\":\"%1$s\",\"quantity\":1000000},{\"sku\":\"%1$s\",\"quantity\":1000000}]"
                        .formatted(sku));
    }

    @Test
    void aShortageAboveTheMaximumOfAnEventLineTakesSeveralLines() {
        String sku = sku(5, 0);
        Line largest = new Line(sku, LARGEST_LINE);

        assertThat(rejected(List.of(largest, largest, new Line(sku, 1))).shortages())
                .containsExactly(
                        new Shortage(sku, LARGEST_LINE, 5),
                        new Shortage(sku, LARGEST_LINE, 5),
                        new Shortage(sku, 1, 5));
    }

    private InventoryRejected rejected(List<Line> lines) {
        BusinessFailure failure = catchThrowableOfType(BusinessFailure.class, () -> reserveStock.reserve(order, lines));
        return (InventoryRejected) failure.failureEvent();
    }

    private String sku(int onHand, int threshold) {
        String sku = "SKU-" + UUID.randomUUID();
        setStock.set(sku, onHand, threshold);
        return sku;
    }

    private int reserved(String sku) {
        return stock.find(sku).orElseThrow().reserved();
    }

    /** The value at the JSON Pointer in the first event with the key. */
    private static String valueInEvent(String topic, String key, String pointer) {
        try (KafkaConsumer<String, String> reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestPlatform.kafka().bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            reader.assign(reader.partitionsFor(topic).stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList());
            List<JsonNode> values = new ArrayList<>();
            Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> {
                reader.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (key.equals(record.key())) {
                        values.add(JSON.readTree(record.value()).at(pointer));
                    }
                });
                return !values.isEmpty();
            });
            return values.getFirst().toString();
        }
    }
}
