package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.Carrier;
import io.eventorchestrator.tooling.asyncapi.Excerpt;
import java.util.List;

/**
 * An event of the flow.
 *
 * @param title such as the name of its class; its type if it has none
 * @param version of its schema; may be empty
 * @param key property that is its key; may be empty
 * @param schema of its payload
 * @param carriers channels of the contract; empty for an event that only a specification names
 * @param isForOthers whether a table says that it is published for others
 * @param evidence where it is declared, the contract first
 */
record Event(
        String type,
        String title,
        String version,
        String key,
        String description,
        Excerpt schema,
        Excerpt example,
        List<Carrier> carriers,
        boolean isForOthers,
        List<Evidence> evidence) {}
