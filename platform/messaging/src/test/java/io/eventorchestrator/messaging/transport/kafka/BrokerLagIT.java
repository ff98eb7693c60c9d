package io.eventorchestrator.messaging.transport.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.messaging.observability.WaitingRecords;
import io.eventorchestrator.platform.testing.AdminWithoutLeader;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A topic or partition that can't be read hides the lag of no other. */
class BrokerLagIT {

    private static final Map<String, Object> BROKERS =
            Map.of("bootstrap.servers", TestPlatform.kafka().bootstrapServers());

    private final String run = UUID.randomUUID().toString();
    private final String topic = "topic." + run;
    private final String missing = "missing." + run;
    private final Group group = group("group", topic, missing);
    private final Group blind = group("blind", missing);
    private final Admin admin = Admin.create(BROKERS);

    @BeforeEach
    void send() throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1), new NewTopic(group.replayTopic(), 1, (short) 1)))
                .all()
                .get();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(BROKERS, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int partition : List.of(0, 0, 0, 1)) {
                producer.send(new ProducerRecord<>(topic, partition, null, new byte[] {1}));
            }
        }
    }

    @AfterEach
    void close() throws Exception {
        admin.deleteTopics(List.of(topic, group.replayTopic())).all().get();
        admin.close();
    }

    @Test
    void aMissingTopicHidesNoOther() {
        await().atMost(Duration.ofMinutes(5)).untilAsserted(() -> {
            WaitingRecords found = new BrokerLag(admin, List.of(group, blind)).waiting();

            assertThat(found.records()).isEqualTo(Map.of(group.name(), 4L));
            assertThat(found.unread().get(blind.name()))
                    .anySatisfy(place -> assertThat(place).startsWith(missing + ": "));
            assertThat(found.unread().get(group.name()))
                    .noneSatisfy(place -> assertThat(place).startsWith(topic));
        });
    }

    @Test
    void aPartitionWithoutALeaderHidesNoOther() {
        try (Admin broker = new AdminWithoutLeader(BROKERS, new TopicPartition(topic, 1))) {
            await().atMost(Duration.ofMinutes(5)).untilAsserted(() -> {
                WaitingRecords found = new BrokerLag(broker, List.of(group)).waiting();

                assertThat(found.records()).isEqualTo(Map.of(group.name(), 3L));
                assertThat(found.unread().get(group.name())).contains(topic + ", partition 1: no leader");
            });
        }
    }

    @Test
    void noBrokerMeansThatNothingIsKnown() {
        try (Admin nowhere = Admin.create(
                Map.of("bootstrap.servers", "127.0.0.1:1", "default.api.timeout.ms", 500, "request.timeout.ms", 500))) {
            WaitingRecords found = new BrokerLag(nowhere, List.of(group)).waiting();

            assertThat(found.records()).isEmpty();
            assertThat(found.unread().get(group.name())).isNotEmpty();
        }
    }

    private Group group(String name, String... topics) {
        return new Group(name + "-" + run, "test", name, List.of(topics), Map.of());
    }
}
