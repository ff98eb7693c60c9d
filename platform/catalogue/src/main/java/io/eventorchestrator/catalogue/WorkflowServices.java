package io.eventorchestrator.catalogue;

import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads which services run workflows. */
record WorkflowServices(ContractPart document) {

    static final String KEY = "x-workflows";

    /** @throws InvalidContract if it names something else than services of the contract, each once */
    Catalogue enteredIn(Catalogue catalogue) {
        Set<String> named = new LinkedHashSet<>();
        for (JsonNode service : list()) {
            String name = service.asString("");
            if (!catalogue.services().contains(name) || !named.add(name)) {
                throw invalid();
            }
        }
        return new Catalogue(
                catalogue.channels(),
                catalogue.groups(),
                catalogue.limits(),
                catalogue.calls(),
                named,
                catalogue.sagas());
    }

    private JsonNode list() {
        JsonNode list = document.json().path(KEY);
        if (document.has(KEY) && (!list.isArray() || list.isEmpty())) {
            throw invalid();
        }
        return list;
    }

    private InvalidContract invalid() {
        return document.invalid(
                "/" + KEY,
                KEY + " must list services that publish or read, each once; state some such as " + KEY
                        + ": [order-service]");
    }
}
