package io.eventorchestrator.messaging.observability;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits for stalls.
 *
 * @param stalledAfter how long something may wait without any progress
 * @param look pause between two checks
 */
@Validated
@ConfigurationProperties("events.progress")
public record ProgressProperties(
        @DefaultValue("60s") @NotNull @DurationMin(seconds = 1)
        Duration stalledAfter,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 100)
        Duration look) {

    /** Time after which the findings of a check are too old to report. */
    Duration knownFor() {
        return look.plus(stalledAfter);
    }
}
