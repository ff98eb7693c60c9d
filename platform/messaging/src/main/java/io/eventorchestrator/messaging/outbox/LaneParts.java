package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.observability.ProgressBoard;

/** Components shared by the lanes of an instance. */
record LaneParts(
        OutboxRows rows,
        Publication publication,
        HeldShards leases,
        ShardsInUse inUse,
        BrokerGate gate,
        ExponentialDelay backOff,
        BulkLimits limits,
        SetAsideTopics aside,
        ProgressBoard progress,
        MachineTime time) {}
