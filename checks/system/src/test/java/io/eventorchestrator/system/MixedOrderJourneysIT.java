package io.eventorchestrator.system;

/** Services on different transports read each other's records. */
class MixedOrderJourneysIT extends OrderJourneys {

    MixedOrderJourneysIT() {
        super(service -> service.equals("inventory") ? "kafka" : "dapr");
    }
}
