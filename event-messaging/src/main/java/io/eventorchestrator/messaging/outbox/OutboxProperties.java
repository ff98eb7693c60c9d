package io.eventorchestrator.messaging.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How stored events are relayed.
 *
 * @param batchSize records published at once, for each topic
 * @param batchBytes records published at once hold at most so much, keys and headers included; the sidecar takes 4 MiB
 * @param partitionBytes what one bulk brings to one partition at most; Kafka may take it as one batch
 * @param idlePoll how long another instance's commit stays unseen at most
 * @param lease how long a shard stays with an instance that has died
 * @param backOff pause after a failure: of a key, of a topic, or of the broker; doubled with each further one
 * @param longestBackOff no pause is longer
 */
@Validated
@ConfigurationProperties("events.outbox")
public record OutboxProperties(
        @DefaultValue("500") @Min(1) @Max(5000) int batchSize,
        @DefaultValue("2MB") DataSize batchBytes,
        @DefaultValue("256KB") DataSize partitionBytes,
        @DefaultValue("20ms") Duration idlePoll,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("500ms") Duration backOff,
        @DefaultValue("30s") Duration longestBackOff) {

    BackOff pauses() {
        return new BackOff(backOff, longestBackOff);
    }

    BulkLimits limits() {
        return new BulkLimits(batchSize, batchBytes.toBytes(), partitionBytes.toBytes());
    }
}
