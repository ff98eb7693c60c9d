package io.eventorchestrator.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the event of the major version before. Whoever handles the annotated event gets the older one too, lifted by
 * {@link Superseded#upcast()}, through as many majors as name each other.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Supersedes {

    /** Of the same type and a smaller major. */
    Class<? extends Superseded<?>> value();
}
