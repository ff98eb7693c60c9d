package io.eventorchestrator.orders.application;

import io.eventorchestrator.messaging.sweep.SweepProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long things live here.
 *
 * @param expireAfter how long the warehouse may take to answer an order, from its placing
 * @param keyRetention how long the answer to an Idempotency-Key is given again
 * @param sweep how what has outlived its time is looked for
 * @param streams how clients follow orders
 */
@Validated
@ConfigurationProperties("orders")
public record OrderProperties(
        @DefaultValue("15m") @NotNull @DurationMin(millis = 1)
        Duration expireAfter,

        @DefaultValue("24h") @NotNull @DurationMin(millis = 1)
        Duration keyRetention,

        @DefaultValue @NotNull @Valid SweepProperties sweep,
        @DefaultValue @NotNull @Valid Streams streams) {

    /**
     * How clients follow orders.
     *
     * @param most how many streams one instance serves at once
     * @param poll the pause between two looks at the states of the followed orders
     * @param heartbeat how long a stream is silent at most, so that no proxy takes it for dead
     * @param longest after which a stream ends and its client connects again
     */
    public record Streams(
            @DefaultValue("1000") @Min(1) @Max(100_000) int most,

            @DefaultValue("500ms") @NotNull @DurationMin(millis = 10)
            Duration poll,

            @DefaultValue("15s") @NotNull @DurationMin(millis = 10)
            Duration heartbeat,

            @DefaultValue("10m") @NotNull @DurationMin(millis = 10)
            Duration longest) {}
}
