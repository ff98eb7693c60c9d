package io.eventorchestrator.inventory.application;

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
 * @param tombstoneRetention how long the cancellation of an order that held nothing is remembered; a day longer
 *     than any topic can bring the order
 * @param sweep how what has outlived its time is looked for
 */
@Validated
@ConfigurationProperties("inventory")
public record InventoryProperties(
        @DefaultValue("16d") @NotNull @DurationMin(millis = 1)
        Duration tombstoneRetention,

        @DefaultValue @NotNull @Valid SweepProperties sweep) {}
