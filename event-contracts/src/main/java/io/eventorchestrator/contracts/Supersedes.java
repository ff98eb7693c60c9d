package io.eventorchestrator.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the event of the previous major version. Handlers of the annotated event receive the older one too, converted
 * by {@link Superseded#upcast()}; events may name each other in a chain of majors.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Supersedes {

    /** An event of the same type with a smaller major version. */
    Class<? extends Superseded<?>> value();
}
