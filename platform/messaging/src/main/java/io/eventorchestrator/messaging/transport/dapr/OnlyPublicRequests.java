package io.eventorchestrator.messaging.transport.dapr;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Observes no calls of the sidecar: a delivery belongs to none of the traces of its events, and the sidecar probes the
 * service every two seconds.
 */
final class OnlyPublicRequests implements ObservationPredicate {

    @Override
    public boolean test(String name, Observation.Context context) {
        HttpServletRequest request = context instanceof ServerRequestObservationContext http ? http.getCarrier() : null;
        return request == null || PortSeparation.isPublic(request);
    }
}
