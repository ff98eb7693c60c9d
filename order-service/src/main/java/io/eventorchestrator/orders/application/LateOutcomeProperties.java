package io.eventorchestrator.orders.application;

import io.eventorchestrator.messaging.sweep.SweepProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Questions to the warehouse about orders whose events are late. They are asked only beside a
 * sidecar, and counted everywhere.
 *
 * @param after time that an order waits for its event before the first question, and then between two
 * @param timeout maximum time for an answer, longer than the sidecar takes for its two attempts
 * @param longestPause longest rest after questions without an answer; the rests begin with a second and double
 * @param countEvery pause between two counts of the orders whose events are late
 * @param sweep schedule for finding such orders
 */
@Validated
@ConfigurationProperties("orders.late-outcomes")
public record LateOutcomeProperties(
        @DefaultValue("20s") @NotNull @DurationMin(millis = 1)
        Duration after,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 1)
        Duration timeout,

        @DefaultValue("1m") @NotNull @DurationMin(millis = 1)
        Duration longestPause,

        @DefaultValue("10s") @NotNull @DurationMin(millis = 1)
        Duration countEvery,

        @DefaultValue @NotNull @Valid SweepProperties sweep) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    Duration firstPause() {
        return FIRST_PAUSE.compareTo(longestPause) < 0 ? FIRST_PAUSE : longestPause;
    }
}
