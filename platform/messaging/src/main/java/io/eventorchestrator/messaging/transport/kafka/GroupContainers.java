package io.eventorchestrator.messaging.transport.kafka;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.transport.Inbox;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.util.backoff.FixedBackOff;

/** One listener container per consumer group of this service; the last to start and the first to stop. */
final class GroupContainers implements SmartLifecycle {

    private static final Duration LOGIN = Duration.ofSeconds(10);

    private final List<KafkaMessageListenerContainer<byte[], byte[]>> containers;
    private final ConsumerStart start;
    private volatile @Nullable Thread starting;

    /** @param accepted whether a broker has accepted this service's login */
    GroupContainers(
            ConsumerFactory<byte[], byte[]> consumers,
            List<Group> groups,
            Inbox inbox,
            BooleanSupplier accepted,
            ProgressBoard board) {
        this.start = new ConsumerStart(accepted, board);
        this.containers =
                groups.stream().map(group -> container(consumers, group, inbox)).toList();
    }

    private static KafkaMessageListenerContainer<byte[], byte[]> container(
            ConsumerFactory<byte[], byte[]> consumers, Group group, Inbox inbox) {
        ContainerProperties properties =
                new ContainerProperties(group.subscriptions().toArray(String[]::new));
        properties.setGroupId(group.name());
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        // By default a container ends for good at the first refused login, as while a password is changed.
        properties.setAuthExceptionRetryInterval(LOGIN);
        // A replay's transaction ends with a marker, which would otherwise count as a waiting record for ever.
        properties.setFixTxOffsets(true);
        properties.setMessageListener(new GroupListener(group.name(), inbox));
        KafkaMessageListenerContainer<byte[], byte[]> container =
                new KafkaMessageListenerContainer<>(consumers, properties);
        container.setBeanName(group.name());
        // By default a batch is skipped, and lost, after its listener threw ten times.
        container.setCommonErrorHandler(new DefaultErrorHandler(
                new FixedBackOff(FixedBackOff.DEFAULT_INTERVAL, FixedBackOff.UNLIMITED_ATTEMPTS)));
        return container;
    }

    @Override
    public void start() {
        Thread waiting = Thread.ofVirtual().name("event-consumers").unstarted(this::startAll);
        starting = waiting;
        waiting.start();
    }

    private void startAll() {
        try {
            start.run(containers.stream()
                    .<Runnable>map(container -> () -> startUnlessStopped(container))
                    .toList());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void startUnlessStopped(KafkaMessageListenerContainer<byte[], byte[]> container) {
        if (Thread.currentThread().equals(starting)) {
            container.start();
        }
    }

    @Override
    public synchronized void stop() {
        Thread waiting = starting;
        starting = null;
        if (waiting != null) {
            waiting.interrupt();
        }
        containers.forEach(AbstractMessageListenerContainer::stop);
    }

    @Override
    public boolean isRunning() {
        return starting != null;
    }
}
