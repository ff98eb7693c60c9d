package io.eventorchestrator.messaging.handler;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.ConsumerGroup;
import io.eventorchestrator.messaging.EventsProperties;
import io.eventorchestrator.messaging.envelope.EventCodec;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The event handlers of this service. */
@Configuration(proxyBeanMethods = false)
public class HandlerConfiguration {

    @Bean
    HandlerRegistry eventHandlers(
            ConfigurableListableBeanFactory beans, Catalogue catalogue, EventsProperties properties, EventCodec codec) {
        UnreachableHandlers.refuse(beans);
        HandlerRegistry handlers = HandlerRegistry.of(
                beans.getBeansWithAnnotation(ConsumerGroup.class).values(), catalogue, properties.service());
        handlers.eventClasses().forEach(event -> codec.requireSchema(event.type(), event.version()));
        return handlers;
    }
}
