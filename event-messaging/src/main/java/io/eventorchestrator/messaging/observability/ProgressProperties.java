package io.eventorchestrator.messaging.observability;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a standstill is a fault.
 *
 * @param stalledAfter how long something may wait without any progress
 * @param look pause between two looks at what waits
 */
@Validated
@ConfigurationProperties("events.progress")
public record ProgressProperties(
        @DefaultValue("60s") @NotNull @DurationMin(seconds = 1)
        Duration stalledAfter,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 100)
        Duration look) {

    /** Time after which what a look found is too old to be told. */
    Duration knownFor() {
        return look.plus(stalledAfter);
    }
}
