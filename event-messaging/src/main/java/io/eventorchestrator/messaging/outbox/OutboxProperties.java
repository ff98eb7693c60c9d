package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.catalogue.Limits;
import io.eventorchestrator.messaging.retry.ExponentialDelay;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How stored events are relayed. How many bytes are published at once follows from the contract's {@link Limits}.
 *
 * @param batchSize records published at once, for each topic
 * @param idlePoll how long another instance's commit stays unseen at most
 * @param lease how long a shard stays with an instance that has died
 * @param backOff pause after a failure: of a key, of a topic, or of the broker; doubled with each further one
 * @param longestBackOff no pause is longer
 * @param connections of the service's pool that all topics together use at a time; leases and the look for new events
 *     take one each beside them
 */
@Validated
@ConfigurationProperties("events.outbox")
public record OutboxProperties(
        @DefaultValue("500") @Min(1) @Max(5000) int batchSize,
        @DefaultValue("20ms") Duration idlePoll,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("500ms") Duration backOff,
        @DefaultValue("30s") Duration longestBackOff,
        @DefaultValue("3") @Min(1) @Max(100) int connections) {

    ExponentialDelay pauses() {
        return ExponentialDelay.doubling(backOff, longestBackOff);
    }

    /** @param sizes of the contract */
    BulkLimits bulks(Limits sizes) {
        return new BulkLimits(batchSize, sizes.bulk(), sizes.eventRecord());
    }
}
