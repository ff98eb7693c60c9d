package io.eventorchestrator.messaging;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link ConsumerGroup} that handles one type of event. Its first parameter is the event record; a
 * second, if it has one, is the {@link HandledEvent}. It runs in a transaction that also records the event as handled,
 * so its effects in the database happen once; it has no other side effect. Throw {@link BusinessFailure} for what a
 * retry cannot mend; any other exception is a failed attempt.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventHandler {}
