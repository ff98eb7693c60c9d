package io.eventorchestrator.messaging.transport.kafka;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.messaging.inbox.Inbox;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.util.backoff.FixedBackOff;

/** One listener container per consumer group of this service; the last to start and the first to stop. */
final class GroupContainers implements SmartLifecycle {

    private final List<KafkaMessageListenerContainer<String, byte[]>> containers;

    GroupContainers(ConsumerFactory<String, byte[]> consumers, List<Group> groups, Inbox inbox) {
        this.containers =
                groups.stream().map(group -> container(consumers, group, inbox)).toList();
    }

    private static KafkaMessageListenerContainer<String, byte[]> container(
            ConsumerFactory<String, byte[]> consumers, Group group, Inbox inbox) {
        ContainerProperties properties =
                new ContainerProperties(group.subscriptions().toArray(String[]::new));
        properties.setGroupId(group.name());
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setMessageListener(new GroupListener(group.name(), inbox));
        KafkaMessageListenerContainer<String, byte[]> container =
                new KafkaMessageListenerContainer<>(consumers, properties);
        container.setBeanName(group.name());
        // By default a batch whose listener threw ten times is passed over, and lost.
        container.setCommonErrorHandler(new DefaultErrorHandler(
                new FixedBackOff(FixedBackOff.DEFAULT_INTERVAL, FixedBackOff.UNLIMITED_ATTEMPTS)));
        return container;
    }

    @Override
    public void start() {
        containers.forEach(AbstractMessageListenerContainer::start);
    }

    @Override
    public void stop() {
        containers.forEach(AbstractMessageListenerContainer::stop);
    }

    @Override
    public boolean isRunning() {
        return containers.stream().anyMatch(AbstractMessageListenerContainer::isRunning);
    }
}
