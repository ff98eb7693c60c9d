package io.eventorchestrator.tooling.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.platform.testing.AdminWithoutLeader;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.eventorchestrator.tooling.progress.GroupReading.Place;
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

/** A partition that can't be read hides no other. */
class BrokerGroupsIT {

    private static final Map<String, Object> BROKERS =
            Map.of("bootstrap.servers", TestPlatform.kafka().bootstrapServers());

    private final String run = UUID.randomUUID().toString();
    private final String topic = "topic." + run;
    private final String missing = "missing." + run;
    private final Group group = group("group", topic, missing);
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
    void aPartitionWithoutALeaderHidesNoOther() {
        TopicPartition first = new TopicPartition(topic, 0);
        TopicPartition second = new TopicPartition(topic, 1);
        await().atMost(Duration.ofMinutes(5)).untilAsserted(() -> {
            GroupReading found = readWithout(second);

            assertThat(found.places()).containsEntry(first, new Place(0, 3)).doesNotContainKey(second);
            assertThat(found.unread()).isEqualTo(Map.of(second, "no leader"));
        });
    }

    @Test
    void aCountThatWouldBeTooLowIsRefused() {
        GroupReading found = readWithout(new TopicPartition(topic, 1));

        assertThatThrownBy(() -> found.refuseUnread(topic)).hasMessage("partition 1 of " + topic + ": no leader");
        assertThatNoException().isThrownBy(() -> found.refuseUnread(missing));
    }

    private GroupReading readWithout(TopicPartition partition) {
        try (Admin broker = new AdminWithoutLeader(BROKERS, partition)) {
            return new BrokerGroups(broker)
                    .read(List.of(group))
                    .getOrDefault(group.name(), new GroupReading(0, Map.of()));
        }
    }

    private Group group(String name, String... topics) {
        return new Group(name + "-" + run, "test", name, List.of(topics), Map.of());
    }
}
