package io.eventorchestrator.tooling.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.eventorchestrator.tooling.progress.GroupReading.Place;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.LeaderNotAvailableException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
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
            GroupReading found = read(without(second));

            assertThat(found.places()).containsEntry(first, new Place(0, 3)).doesNotContainKey(second);
            assertThat(found.unread()).isEqualTo(Map.of(second, "no leader"));
        });
    }

    @Test
    void aCountThatWouldBeTooLowIsRefused() {
        GroupReading found = read(without(new TopicPartition(topic, 1)));

        assertThatThrownBy(() -> found.refuseUnread(topic)).hasMessage("partition 1 of " + topic + ": no leader");
        assertThatNoException().isThrownBy(() -> found.refuseUnread(missing));
    }

    private GroupReading read(Admin broker) {
        return new BrokerGroups(broker).read(List.of(group)).getOrDefault(group.name(), new GroupReading(0, Map.of()));
    }

    private Group group(String name, String... topics) {
        return new Group(name + "-" + run, "test", name, List.of(topics), Map.of());
    }

    /** The same broker, which finds no leader for the partition. */
    private Admin without(TopicPartition partition) {
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (same, of, by) -> {
                    try {
                        if (!of.getName().equals("listOffsets")) {
                            return of.invoke(admin, by);
                        }
                        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
                        ((Map<?, ?>) by[0])
                                .forEach((place, which) -> asked.put((TopicPartition) place, (OffsetSpec) which));
                        boolean isAsked = asked.remove(partition) != null;
                        return isAsked
                                ? withoutLeader(admin.listOffsets(asked), asked, partition)
                                : of.invoke(admin, by);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private static ListOffsetsResult withoutLeader(
            ListOffsetsResult found, Map<TopicPartition, OffsetSpec> asked, TopicPartition partition) {
        Map<TopicPartition, KafkaFuture<ListOffsetsResult.ListOffsetsResultInfo>> all = new HashMap<>();
        asked.keySet().forEach(each -> all.put(each, found.partitionResult(each)));
        KafkaFutureImpl<ListOffsetsResult.ListOffsetsResultInfo> failed = new KafkaFutureImpl<>();
        failed.completeExceptionally(new LeaderNotAvailableException("no leader"));
        all.put(partition, failed);
        return new ListOffsetsResult(all);
    }
}
