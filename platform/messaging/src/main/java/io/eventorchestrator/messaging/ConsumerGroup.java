package io.eventorchestrator.messaging;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * Marks the class that handles the events of one consumer group, in methods annotated with {@link EventHandler}.
 * At start its handlers are compared with the topics that the contract gives the group.
 */
@Documented
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ConsumerGroup {

    /** {@code <service-name>-<purpose>}, as in the contract; also the name of the bean. */
    @AliasFor(annotation = Component.class, attribute = "value")
    String value();
}
