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
 * @param shards parts of the keys that instances share; never lowered while rows are pending
 * @param batchSize rows claimed at once
 * @param batchBytes rows claimed at once hold at most about this much; the sidecar takes 4 MiB
 * @param idlePoll how long another instance's commit stays unseen at most
 * @param lease how long a shard stays with an instance that has died
 * @param backOff pause after a failed publish
 */
@Validated
@ConfigurationProperties("events.outbox")
public record OutboxProperties(
        @DefaultValue("8") @Min(1) @Max(1024) int shards,
        @DefaultValue("500") @Min(1) @Max(5000) int batchSize,
        @DefaultValue("2MB") DataSize batchBytes,
        @DefaultValue("20ms") Duration idlePoll,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("500ms") Duration backOff) {}
