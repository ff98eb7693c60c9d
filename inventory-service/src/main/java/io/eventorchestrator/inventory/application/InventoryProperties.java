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
 * @param tombstoneRetention time to remember that an order reserved nothing, because it was cancelled before it arrived
 *     or was rejected; at least a day longer than any topic can deliver the order
 * @param sweep schedule for deleting expired tombstones and rejections
 */
@Validated
@ConfigurationProperties("inventory")
public record InventoryProperties(
        @DefaultValue("16d") @NotNull @DurationMin(millis = 1)
        Duration tombstoneRetention,

        @DefaultValue @NotNull @Valid SweepProperties sweep) {}
