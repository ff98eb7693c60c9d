package io.eventorchestrator.messaging.transport.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.messaging.BrokenLog;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** No failure while the consumers start leaves the service without them until it is restarted. */
@ExtendWith(OutputCaptureExtension.class)
class GroupContainersTest {

    private static final String UNRESOLVED = "no resolvable broker";

    private final AtomicInteger looks = new AtomicInteger();
    private final UnreliableConsumers consumers = new UnreliableConsumers();
    private final GroupContainers containers = new GroupContainers(
            consumers,
            Stream.of("first", "second", "third")
                    .map(GroupContainersTest::group)
                    .toList(),
            (group, bulk) -> List.of(),
            this::isAccepted,
            new ProgressBoard());

    @AfterEach
    void stop() {
        containers.stop();
    }

    @Test
    void eachGroupStartsAfterItsFailuresAndHoldsUpNoOther(CapturedOutput log) {
        containers.start();

        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(
                        () -> assertThat(consumers.started).containsExactlyInAnyOrder("first", "second", "third"));
        assertThat(log.getAll())
                .containsOnlyOnce("NoClassDefFoundError: a look at the brokers")
                .containsOnlyOnce(UNRESOLVED)
                .containsOnlyOnce("InternalError: second");
    }

    @Test
    void eachGroupStartsEvenIfNoFailureCanBeLogged() {
        try (BrokenLog broken = BrokenLog.of(ConsumerStart.class)) {
            containers.start();

            await().atMost(Duration.ofMinutes(5))
                    .untilAsserted(
                            () -> assertThat(consumers.started).containsExactlyInAnyOrder("first", "second", "third"));
            assertThat(broken.failures()).isPositive();
        }
    }

    private boolean isAccepted() {
        if (looks.incrementAndGet() == 1) {
            throw new NoClassDefFoundError("a look at the brokers");
        }
        return true;
    }

    private static Group group(String name) {
        return new Group(name, "test", name, List.of("topic"), Map.of());
    }

    /** Fails twice for the first group, once for the second, and never for the third. */
    private static final class UnreliableConsumers extends DefaultKafkaConsumerFactory<byte[], byte[]> {

        private final AtomicInteger ofFirst = new AtomicInteger();
        private final AtomicInteger ofSecond = new AtomicInteger();
        private final Set<String> started = ConcurrentHashMap.newKeySet();

        UnreliableConsumers() {
            super(Map.of());
        }

        @Override
        public Consumer<byte[], byte[]> createConsumer(
                @Nullable String group,
                @Nullable String prefix,
                @Nullable String suffix,
                @Nullable Properties properties) {
            if ("first".equals(group) && ofFirst.incrementAndGet() <= 2) {
                throw new KafkaException("no consumer", new ConfigException(UNRESOLVED));
            }
            if ("second".equals(group) && ofSecond.incrementAndGet() == 1) {
                throw new InternalError("second");
            }
            started.add(String.valueOf(group));
            return new MockConsumer<>("earliest");
        }
    }
}
