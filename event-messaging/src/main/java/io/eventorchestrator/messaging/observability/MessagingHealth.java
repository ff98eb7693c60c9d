package io.eventorchestrator.messaging.observability;

import io.eventorchestrator.messaging.transport.TransportProbe;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** How events get in and out. For information: a service takes orders while Kafka is down, so readiness leaves it out. */
final class MessagingHealth implements HealthIndicator {

    private final TransportProbe transport;
    private final Backlogs backlogs;

    MessagingHealth(TransportProbe transport, Backlogs backlogs) {
        this.transport = transport;
        this.backlogs = backlogs;
    }

    @Override
    public Health health() {
        boolean open = transport.answers();
        Health.Builder health = open ? Health.up() : Health.down();
        health.withDetail("transport", open ? "answers" : "does not answer");
        backlogs.now().ifPresentOrElse(backlog -> waiting(health, backlog), () -> paused(health));
        return health.build();
    }

    private static void waiting(Health.Builder health, Backlog backlog) {
        health.withDetail("consumption", "open")
                .withDetail("outbox.pending", backlog.pending())
                .withDetail("outbox.oldest", backlog.oldest().toString())
                .withDetail("outbox.setAside", backlog.setAside())
                .withDetail("inbox.parked", backlog.parked());
    }

    private static void paused(Health.Builder health) {
        health.withDetail("consumption", "paused: the database does not answer");
    }
}
