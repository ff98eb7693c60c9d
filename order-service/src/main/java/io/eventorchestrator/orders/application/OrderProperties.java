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

        @DefaultValue @NotNull @Valid SweepProperties sweep) {}
