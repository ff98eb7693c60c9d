package io.eventorchestrator.tooling.demo;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.tooling.terminal.Printable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads all future events like any other consumer: with the CloudEvents SDK's deserializer, without a group. */
final class EventFollower implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<String, CloudEvent> consumer;
    private final Consumer<OrderEvent> listener;
    private final Consumer<String> flaws;
    private final Thread thread;

    /** @param flaws receives a printable line for each unreadable record */
    EventFollower(String brokers, Catalogue catalogue, Consumer<OrderEvent> listener, Consumer<String> flaws) {
        this.listener = listener;
        this.flaws = flaws;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "eventctl-" + UUID.randomUUID(),
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        100,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new CloudEventDeserializer());
        startAtTheEnd(catalogue);
        this.thread = Thread.ofPlatform().daemon().start(this::follow);
    }

    // Determines the positions now, so that nothing published after this constructor is missed.
    private void startAtTheEnd(Catalogue catalogue) {
        List<TopicPartition> partitions = catalogue.channels().stream()
                .flatMap(channel -> IntStream.range(0, channel.partitions())
                        .mapToObj(partition -> new TopicPartition(channel.topic(), partition)))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    private void follow() {
        try (consumer) {
            while (!Thread.currentThread().isInterrupted()) {
                poll();
            }
        } catch (WakeupException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() {
        try {
            for (ConsumerRecord<String, CloudEvent> polled : consumer.poll(POLL)) {
                tell(polled, listener, flaws);
            }
        } catch (RecordDeserializationException noEvent) {
            flaws.accept(flaw(noEvent.topicPartition(), noEvent.offset(), "it is not a CloudEvent"));
            consumer.seek(noEvent.topicPartition(), noEvent.offset() + 1);
        }
    }

    /** Passes on an event, or the reason why its record is unreadable. */
    static void tell(ConsumerRecord<String, CloudEvent> polled, Consumer<OrderEvent> listener, Consumer<String> flaws) {
        try {
            listener.accept(OrderEvent.of(polled.value()));
        } catch (IllegalArgumentException unreadable) {
            TopicPartition partition = new TopicPartition(polled.topic(), polled.partition());
            flaws.accept(flaw(partition, polled.offset(), String.valueOf(unreadable.getMessage())));
        }
    }

    private static String flaw(TopicPartition partition, long offset, String why) {
        return "left out " + partition + "@" + offset + ": " + Printable.brief(why);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(POLL.multipliedBy(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
