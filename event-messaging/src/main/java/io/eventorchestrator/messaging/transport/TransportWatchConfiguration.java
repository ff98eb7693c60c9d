package io.eventorchestrator.messaging.transport;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Watches whichever transport there is. */
@Configuration(proxyBeanMethods = false)
public class TransportWatchConfiguration {

    @Bean
    TransportWatch transportWatch(TransportCheck check) {
        return new TransportWatch(check);
    }

    // By this name Boot knows that it need not add its own.
    @Bean
    ReadinessBehindTransport readinessStateHealthIndicator(ApplicationAvailability availability, TransportWatch watch) {
        return new ReadinessBehindTransport(availability, watch);
    }
}
