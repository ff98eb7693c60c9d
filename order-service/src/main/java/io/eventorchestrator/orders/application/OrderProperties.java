package io.eventorchestrator.orders.application;

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
 */
@Validated
@ConfigurationProperties("orders")
public record OrderProperties(
        @DefaultValue("15m") @NotNull @DurationMin(millis = 1)
        Duration expireAfter,

        @DefaultValue("24h") @NotNull @DurationMin(millis = 1)
        Duration keyRetention,

        @DefaultValue @NotNull @Valid Sweep sweep) {

    /**
     * @param every the pause between two looks; an order may expire that much late
     * @param batch how many one transaction takes
     */
    public record Sweep(
            @DefaultValue("1s") @NotNull @DurationMin(millis = 1)
            Duration every,

            @DefaultValue("100") @Min(1) @Max(10_000) int batch) {}
}
