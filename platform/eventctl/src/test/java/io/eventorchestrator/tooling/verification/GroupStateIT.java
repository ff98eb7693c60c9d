package io.eventorchestrator.tooling.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names the cause by the state of a group on a real broker. */
class GroupStateIT {

    private static final Map<String, Object> CLIENT =
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestPlatform.kafka().bootstrapServers());

    private final String wanted = "wanted-" + UUID.randomUUID();
    private final String other = "other-" + UUID.randomUUID();
    private final TopicPartition place = new TopicPartition(wanted, 0);
    private final Group group =
            new Group("readers-" + UUID.randomUUID(), "readers-service", "reads", List.of(wanted, other), Map.of());
    private final GroupState state = new GroupState(CLIENT);

    @BeforeEach
    void createTopics() throws Exception {
        try (Admin admin = Admin.create(CLIENT)) {
            admin.createTopics(List.of(new NewTopic(wanted, 1, (short) 1), new NewTopic(other, 1, (short) 1)))
                    .all()
                    .get(1, TimeUnit.MINUTES);
        }
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void aGroupWithoutConsumersIsStopped() {
        assertThat(state.culprit(group, place))
                .isEqualTo("no consumer is connected: readers-service or its sidecar is stopped, or has none of the"
                        + " group's subscriptions");
    }

    @Test
    void aTopicThatNoConsumerReadsIsAMissingSubscription() {
        try (KafkaConsumer<byte[], byte[]> consumer = assigned(other)) {
            assertThat(consumer.assignment()).hasSize(1);
            assertThat(state.culprit(group, place))
                    .isEqualTo("the subscription to " + wanted + " is missing: its consumers read only " + other);
        }
    }

    @Test
    void aConsumerThatTakesNothingStandsStill() throws Exception {
        write();
        try (KafkaConsumer<byte[], byte[]> consumer = assigned(wanted)) {
            assertThat(consumer.assignment()).hasSize(1);
            assertThat(state.culprit(group, place))
                    .startsWith("readers-service is connected but does not take its events: 1 of " + wanted + "-0");
            consumer.commitSync(Map.of(place, new OffsetAndMetadata(1)));
            assertThat(state.culprit(group, place))
                    .isEqualTo("it was delivered, but readers-service did not note it in its inbox");
        }
    }

    private void write() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(CLIENT, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(wanted, 0, null, new byte[] {1})).get(1, TimeUnit.MINUTES);
        }
    }

    private KafkaConsumer<byte[], byte[]> assigned(String topic) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestPlatform.kafka().bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group.name(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        await().atMost(Duration.ofMinutes(5)).pollInSameThread().until(() -> {
            consumer.poll(Duration.ofMillis(200));
            return !consumer.assignment().isEmpty();
        });
        return consumer;
    }
}
