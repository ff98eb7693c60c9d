package io.eventorchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.transport.Acknowledgement.Accepted;
import io.eventorchestrator.messaging.transport.EventTransport;
import io.eventorchestrator.messaging.transport.KafkaPartitions;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** One wire: nobody can tell from a record which transport wrote it. */
class EqualRecordsIT {

    private static final String TOPIC = "inventory.stock.depleted";
    private static final String RUN = UUID.randomUUID() + "-";

    private final Outsider outsider = new Outsider(TestPlatform.kafka().bootstrapServers());

    @Test
    void aThousandKeysStandAlikeInKafkaWhicheverTransportWroteThem() {
        List<OutboundRecord> records = IntStream.range(0, 1_000)
                .mapToObj(i -> outbound(RUN + "schlüssel-" + i, i))
                .toList();

        publishByDapr(records);
        publish(TestService.start("kafka", Map.of()), records);

        Map<String, List<ConsumerRecord<String, byte[]>>> byKey =
                outsider.read(TOPIC, key -> key != null && key.startsWith(RUN + "schlüssel")).stream()
                        .collect(Collectors.groupingBy(ConsumerRecord::key));
        assertThat(byKey).hasSize(1_000).allSatisfy((key, both) -> {
            assertThat(both).hasSize(2);
            assertThat(both.getFirst().partition()).isEqualTo(both.getLast().partition());
            assertThat(both.getFirst().value()).isEqualTo(both.getLast().value());
            assertThat(contentType(both.getFirst())).isEqualTo(contentType(both.getLast()));
        });
    }

    @Test
    void thePartitionIsTheOneThatKafkasOwnClientChooses() {
        List<String> keys =
                IntStream.range(0, 1_000).mapToObj(i -> RUN + "ключ-" + i).toList();
        keys.forEach(key -> outsider.send(TOPIC, key, key.getBytes(StandardCharsets.UTF_8)));

        assertThat(outsider.read(TOPIC, key -> key != null && key.startsWith(RUN + "ключ")))
                .hasSize(1_000)
                .allSatisfy(sent -> assertThat(sent.partition()).isEqualTo(KafkaPartitions.of(sent.key(), 6)));
    }

    private static void publishByDapr(List<OutboundRecord> records) {
        DaprSidecar.Address address =
                new DaprSidecar.Address("inventory-service", Ports.free(), Ports.free(), Ports.free());
        try (DaprSidecar sidecar = TestPlatform.sidecar(address)) {
            assertThat(sidecar).isNotNull();
            publish(TestService.start(address, Map.of()), records);
        }
    }

    private static void publish(ConfigurableApplicationContext service, List<OutboundRecord> records) {
        try (service) {
            assertThat(service.getBean(EventTransport.class).publish(records))
                    .hasSize(records.size())
                    .allMatch(Accepted.class::isInstance);
        }
    }

    private static OutboundRecord outbound(String key, int i) {
        byte[] value =
                ("{\"large\":9007199254740993,\"n\":" + i + ",\"text\":\"äöü\"}").getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of(OutboundRecord.CONTENT_TYPE, "application/cloudevents+json");
        return new OutboundRecord(TOPIC, key, KafkaPartitions.of(key, 6), headers, value);
    }

    private static String contentType(ConsumerRecord<String, byte[]> sent) {
        return new String(sent.headers().lastHeader(OutboundRecord.CONTENT_TYPE).value(), StandardCharsets.UTF_8);
    }
}
