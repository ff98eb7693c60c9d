package io.eventorchestrator.messaging;

import io.eventorchestrator.messaging.Releases.PublisherOnly;
import io.eventorchestrator.messaging.transport.EventTransport;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

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

    @Override
    int triesWhileTheBrokerIsAway() {
        return 1;
    }
}
