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
 * The service's retention times.
 *
 * @param tombstoneRetention time to remember the cancellation of an order that reserved nothing; at least a day longer
 *     than any topic can deliver the order
 * @param sweep schedule for deleting expired tombstones
 */
@Validated
@ConfigurationProperties("inventory")
public record InventoryProperties(
        @DefaultValue("16d") @NotNull @DurationMin(millis = 1)
        Duration tombstoneRetention,

        @DefaultValue @NotNull @Valid SweepProperties sweep) {}
