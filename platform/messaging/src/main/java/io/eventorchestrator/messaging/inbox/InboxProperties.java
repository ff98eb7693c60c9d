package io.eventorchestrator.messaging.inbox;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Retention of the inbox.
 *
 * @param retention of handled and dead events; a day longer than any topic can deliver them again, including the
 *     replay topic
 * @param sweep interval between sweeps
 * @param batch number of rows deleted in one transaction
 */
@Validated
@ConfigurationProperties("events.inbox")
public record InboxProperties(
        @DefaultValue("16d") @NotNull @DurationMin(millis = 1)
        Duration retention,

        @DefaultValue("10m") @NotNull @DurationMin(millis = 1)
        Duration sweep,

        @DefaultValue("1000") @Min(1) int batch) {}
