package io.eventorchestrator.messaging.transport;

import io.eventorchestrator.messaging.observability.ProgressBoard;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Watches whichever transport there is. */
@Configuration(proxyBeanMethods = false)
public class TransportWatchConfiguration {

    @Bean
    TransportWatch transportWatch(TransportCheck check, ProgressBoard board) {
        return new TransportWatch(check, board);
    }

    // By this name Boot knows that it need not add its own.
    @Bean
    ReadinessBehindTransport readinessStateHealthIndicator(ApplicationAvailability availability, TransportWatch watch) {
        return new ReadinessBehindTransport(availability, watch);
    }
}
