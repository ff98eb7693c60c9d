package io.eventorchestrator.messaging.handler;

import io.eventorchestrator.catalogue.Catalogue;
import java.util.List;

/** Opens the registry of handlers for the simulation. */
public final class SimulatedHandlers {

    private SimulatedHandlers() {}

    public static HandlerRegistry of(Object handler, Catalogue catalogue, String service) {
        return HandlerRegistry.of(List.of(handler), catalogue, service);
    }
}
