package io.eventorchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.Releases.PublisherOnly;
import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.Acknowledgement.Accepted;
import io.eventorchestrator.messaging.transport.Acknowledgement.Refused;
import io.eventorchestrator.messaging.transport.EventTransport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

@Tag("full")
class KafkaPublishingFailuresIT extends PublishingFailures {

    @Override
    Service start(String brokers) {
        ConfigurableApplicationContext context = TestService.start(
                PublisherOnly.class, "inventory-service", "kafka", Map.of("spring.kafka.bootstrap-servers", brokers));
        return new Service() {
            @Override
            public EventTransport transport() {
                return context.getBean(EventTransport.class);
            }

            @Override
            public void close() {
                context.close();
            }
        };
    }

    // The producer learns of it when it refreshes its metadata, within a minute.
    @Test
    void aRecordForAnAddedPartitionIsNeverRefused() throws Exception {
        int before = partitions();
        try (Admin admin = admin()) {
            admin.createPartitions(Map.of(OTHER, NewPartitions.increaseTo(before + 2)))
                    .all()
                    .get();
        }

        await().atMost(SOON).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            Acknowledgement answer =
                    publish(List.of(outbound(OTHER, "added", before + 1, 100))).getFirst();
            if (answer instanceof Refused) {
                throw new IllegalStateException("set aside: " + answer);
            }
            assertThat(answer).isInstanceOf(Accepted.class);
        });
    }

    private int partitions() throws Exception {
        try (Admin admin = admin()) {
            return admin.describeTopics(List.of(OTHER))
                    .allTopicNames()
                    .get()
                    .get(OTHER)
                    .partitions()
                    .size();
        }
    }

    @Override
    int triesWhileTheBrokerIsAway() {
        return 1;
    }
}
