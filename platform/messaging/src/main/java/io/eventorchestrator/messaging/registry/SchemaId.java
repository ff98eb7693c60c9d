package io.eventorchestrator.messaging.registry;

import io.eventorchestrator.catalogue.SchemaVersion;

/** The version of an event's schema that is looked up. */
record SchemaId(String type, SchemaVersion version) {

    @Override
    public String toString() {
        return type + " " + version;
    }
}
