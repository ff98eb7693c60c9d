package io.eventorchestrator.messaging;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link ConsumerGroup} that handles one type of event. Its first parameter is the event record; an
 * optional second one is the {@link HandledEvent}. It runs in a transaction that also records the event as handled,
 * so its database effects happen once; it must have no other side effects. Throw {@link BusinessFailure} if a retry
 * can't help; any other exception is a failed attempt.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventHandler {}
