package io.eventorchestrator.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the CloudEvents type of an event record, which is also its topic, and the schema version that it writes. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventType {

    /** {@code <domain>.<entity>.<event>}, such as {@code orders.order.placed}. */
    String value();

    /**
     * {@code <major>.<minor>} of the schema. A reader accepts all minors of its own major, and older majors through
     * {@link Supersedes}.
     */
    String version() default "1.0";
}
