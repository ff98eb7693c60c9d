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
 * The service's time limits and retention.
 *
 * @param expireAfter maximum time from the placing of an order to the warehouse's answer
 * @param keyRetention time for which the answer to an Idempotency-Key is repeated
 * @param sweep schedule for expiring orders and deleting keys
 * @param streams streams of orders to clients
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
     * Limits of the streams of orders.
     *
     * @param most maximum number of concurrent streams of one instance
     * @param poll pause between two queries for the states of the followed orders
     * @param heartbeat maximum silence of a stream, so that proxies keep it open
     * @param longest maximum duration of a stream; after that its client connects again
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
