package io.eventorchestrator.messaging.transport;

import io.eventorchestrator.messaging.observability.ProgressBoard;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the watch of the transport. */
@Configuration(proxyBeanMethods = false)
public class TransportWatchConfiguration {

    @Bean
    TransportWatch transportWatch(TransportCheck check, ProgressBoard board) {
        return new TransportWatch(check, board);
    }

    // With this name, Spring Boot does not add its own.
    @Bean
    ReadinessBehindTransport readinessStateHealthIndicator(ApplicationAvailability availability, TransportWatch watch) {
        return new ReadinessBehindTransport(availability, watch);
    }
}
