package io.eventorchestrator.messaging.invocation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Registers a bean only on the dapr transport, on which the service has a sidecar. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "events.transport", havingValue = "dapr", matchIfMissing = true)
public @interface ConditionalOnSidecar {}
