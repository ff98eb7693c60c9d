package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Source;
import java.util.List;

/**
 * A message as a document declares it.
 *
 * @param type its name, such as {@code orders.order.placed}
 * @param title such as the name of its class
 * @param aliases other names by which texts may refer to it
 * @param version of its schema; empty if not declared
 * @param key property of the payload that is the key; empty if not declared
 * @param description a sentence or more; may be empty
 * @param schema of its payload
 * @param properties of its payload, if the schema is JSON Schema
 * @param personal paths that the message marks as personal data
 * @param example the first one that the message declares, or the one in a file beside the contract
 * @param carriers the channels that carry it
 * @param declared all that the document declares about it
 */
public record Message(
        String type,
        String title,
        List<String> aliases,
        String version,
        String key,
        String description,
        Excerpt schema,
        List<Property> properties,
        List<String> personal,
        Excerpt example,
        List<Carrier> carriers,
        Source source,
        Declared declared) {}
