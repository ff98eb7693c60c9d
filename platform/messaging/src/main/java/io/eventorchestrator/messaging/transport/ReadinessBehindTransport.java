package io.eventorchestrator.messaging.transport;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.health.application.ReadinessStateHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** The application's readiness, which is down with the reason while the transport is misconfigured. */
final class ReadinessBehindTransport extends ReadinessStateHealthIndicator {

    private final TransportWatch watch;

    ReadinessBehindTransport(ApplicationAvailability availability, TransportWatch watch) {
        super(availability);
        this.watch = watch;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws Exception {
        super.doHealthCheck(builder);
        watch.obstacle().ifPresent(reason -> builder.outOfService().withDetail("reason", reason));
    }
}
