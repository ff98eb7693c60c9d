package io.eventorchestrator.messaging.retry;

import io.eventorchestrator.messaging.InvalidSetting;
import io.eventorchestrator.messaging.handler.HandlerRegistry;
import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the schedule of retries and its scheduler. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetryProperties.class)
public class RetryConfiguration {

    @Bean
    RetryScheduler retryScheduler(
            RetryQueue queue,
            RetryProperties properties,
            HandlerRegistry handlers,
            ProgressBoard board,
            MachineTime time) {
        if (!handlers.groups().containsAll(properties.groups().keySet())) {
            throw new InvalidSetting("events.retry.groups names "
                    + properties.groups().keySet() + ", but this service has " + handlers.groups());
        }
        return new RetryScheduler(queue, properties, handlers.groups(), board, time);
    }
}
