package io.eventorchestrator.messaging.sweep;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The schedule of a service's sweeps for expired rows. Nested in the service's own properties.
 *
 * @param every the pause between two sweeps; a row may outlive its time by that much
 * @param batch maximum number of rows in one transaction
 */
public record SweepProperties(
        @DefaultValue("1m") @NotNull @DurationMin(millis = 1)
        Duration every,

        @DefaultValue("100") @Min(1) @Max(10_000) int batch) {}
