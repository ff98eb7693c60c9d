package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.catalogue.Limits;
import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.transport.RelayPauses;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the relay. The number of bytes published at once follows from the contract's {@link Limits}.
 *
 * @param batchSize maximum number of records published at once, for each topic
 * @param idlePoll maximum time until another instance's commit is seen
 * @param lease time that a dead instance keeps a shard
 * @param backOff pause after a failure of a key, a topic or the broker; doubles with each further failure
 * @param longestBackOff maximum pause
 * @param connections maximum number of the pool's connections that all topics together use at a time; leases and the
 *     search for new events take one more each
 */
@Validated
@ConfigurationProperties("events.outbox")
public record OutboxProperties(
        @DefaultValue("500") @Min(1) @Max(5000) int batchSize,

        @DefaultValue("20ms") @NotNull @DurationMin(millis = 1)
        Duration idlePoll,

        @DefaultValue("10s") @NotNull @DurationMin(millis = 1)
        Duration lease,

        @DefaultValue("500ms") @NotNull @DurationMin(millis = 1)
        Duration backOff,

        @DefaultValue("30s") @NotNull @DurationMin(millis = 1)
        Duration longestBackOff,

        @DefaultValue("3") @Min(1) @Max(100) int connections)
        implements RelayPauses {

    ExponentialDelay pauses() {
        return ExponentialDelay.doubling(backOff, longestBackOff);
    }

    /** @param sizes the contract's limits */
    BulkLimits bulks(Limits sizes) {
        return new BulkLimits(batchSize, sizes.bulk(), sizes.eventRecord());
    }
}
