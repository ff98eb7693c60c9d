package io.eventorchestrator.messaging.retry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a failed event is tried again.
 *
 * @param schedule of every group, where it has nothing of its own
 * @param groups what single groups do otherwise, by name
 * @param poll how long what another instance parked stays unseen at most
 * @param concurrency how many keys are retried side by side; each takes a database connection
 */
@Validated
@ConfigurationProperties("events.retry")
public record RetryProperties(
        @DefaultValue @Valid Schedule schedule,
        @DefaultValue Map<String, @Valid Deviation> groups,
        @DefaultValue("100ms") @NotNull Duration poll,
        @DefaultValue("4") @Min(1) @Max(64) int concurrency) {

    /**
     * @param attempts after which an event is dead; the first delivery is attempt 1
     * @param initial delay before attempt 2
     * @param multiplier of each further delay
     * @param ceiling no delay is longer
     */
    public record Schedule(
            @DefaultValue("5") @Min(1) @Max(100) int attempts,
            @DefaultValue("1s") @NotNull Duration initial,
            @DefaultValue("2") @DecimalMin("1") double multiplier,
            @DefaultValue("30s") @NotNull Duration ceiling) {

        /** How long to wait after a failed attempt. */
        public Duration delayAfter(int attempt) {
            return new ExponentialDelay(initial, multiplier, ceiling).after(attempt);
        }

        /** The delay, or the shortest or longest that there is. */
        public Duration within(Duration delay) {
            Duration longest = delay.compareTo(ceiling) < 0 ? delay : ceiling;
            return longest.compareTo(initial) < 0 ? initial : longest;
        }
    }

    /**
     * What a group does otherwise than {@link Schedule} says; null where it does the same.
     *
     * @param attempts as in the schedule
     * @param initial as in the schedule
     * @param multiplier as in the schedule
     * @param ceiling as in the schedule
     */
    public record Deviation(
            @Nullable @Min(1) @Max(100) Integer attempts,
            @Nullable Duration initial,
            @Nullable @DecimalMin("1") Double multiplier,
            @Nullable Duration ceiling) {

        private Schedule from(Schedule common) {
            return new Schedule(
                    attempts == null ? common.attempts() : attempts,
                    initial == null ? common.initial() : initial,
                    multiplier == null ? common.multiplier() : multiplier,
                    ceiling == null ? common.ceiling() : ceiling);
        }
    }

    /** The schedule of a group: its own where it has one, else that of all groups. */
    public Schedule of(String group) {
        Deviation own = groups.get(group);
        return own == null ? schedule : own.from(schedule);
    }
}
