package io.eventorchestrator.messaging.tracing;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the observation of events and calls. The tracer, if there is one, is Spring Boot's. */
@Configuration(proxyBeanMethods = false)
public class TracingConfiguration {

    @Bean
    CallTracing callTracing(ObjectProvider<ObservationRegistry> registry) {
        return new CallTracing(registry.getIfUnique(() -> ObservationRegistry.NOOP));
    }

    @Bean
    EventTracing eventTracing(ObjectProvider<ObservationRegistry> registry) {
        return new EventTracing(registry.getIfUnique(() -> ObservationRegistry.NOOP));
    }
}
