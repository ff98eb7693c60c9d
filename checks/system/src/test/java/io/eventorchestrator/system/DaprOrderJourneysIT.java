package io.eventorchestrator.system;

class DaprOrderJourneysIT extends OrderJourneys {

    DaprOrderJourneysIT() {
        super(service -> "dapr");
    }
}
