package io.eventorchestrator.messaging.retry;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings for retries of failed events.
 *
 * @param schedule of every group without its own
 * @param groups deviations of single groups, by name
 * @param poll maximum time until an event parked by another instance is seen
 * @param concurrency number of keys retried in parallel, each with a database connection; one of them is reserved for
 *     each consumer group, and a service with more groups retries one key of each
 */
@Validated
@ConfigurationProperties("events.retry")
public record RetryProperties(
        @DefaultValue @Valid Schedule schedule,
        @DefaultValue Map<String, @Valid Deviation> groups,

        @DefaultValue("100ms") @NotNull @DurationMin(millis = 1)
        Duration poll,

        @DefaultValue("4") @Min(1) @Max(64) int concurrency) {

    /**
     * @param attempts maximum number, after which an event becomes a dead letter; the first delivery is attempt 1
     * @param initial delay before attempt 2
     * @param multiplier factor between successive delays
     * @param ceiling maximum delay
     */
    public record Schedule(
            @DefaultValue("5") @Min(1) @Max(100) int attempts,

            @DefaultValue("1s") @NotNull @DurationMin(millis = 1)
            Duration initial,

            @DefaultValue("2") @DecimalMin("1") double multiplier,

            @DefaultValue("30s") @NotNull @DurationMin(millis = 1)
            Duration ceiling) {

        /** The delay after a failed attempt. */
        public Duration delayAfter(int attempt) {
            return new ExponentialDelay(initial, multiplier, ceiling).after(attempt);
        }

        /** The longest delay between two attempts. */
        public Duration longest() {
            return ceiling.compareTo(initial) < 0 ? initial : ceiling;
        }

        /** The delay, limited to the shortest and the longest one. */
        public Duration within(Duration delay) {
            Duration longest = delay.compareTo(ceiling) < 0 ? delay : ceiling;
            return longest.compareTo(initial) < 0 ? initial : longest;
        }
    }

    /**
     * The deviations of a group from {@link Schedule}; null for no deviation.
     *
     * @param attempts as in the schedule
     * @param initial as in the schedule
     * @param multiplier as in the schedule
     * @param ceiling as in the schedule
     */
    public record Deviation(
            @Nullable @Min(1) @Max(100) Integer attempts,
            @Nullable @DurationMin(millis = 1) Duration initial,
            @Nullable @DecimalMin("1") Double multiplier,
            @Nullable @DurationMin(millis = 1) Duration ceiling) {

        private Schedule from(Schedule common) {
            return new Schedule(
                    attempts == null ? common.attempts() : attempts,
                    initial == null ? common.initial() : initial,
                    multiplier == null ? common.multiplier() : multiplier,
                    ceiling == null ? common.ceiling() : ceiling);
        }
    }

    /** The schedule of a group: its own if it has one, otherwise that of all groups. */
    public Schedule of(String group) {
        Deviation own = groups.get(group);
        return own == null ? schedule : own.from(schedule);
    }
}
