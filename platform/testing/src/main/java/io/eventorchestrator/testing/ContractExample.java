package io.eventorchestrator.testing;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.contracts.Event;
import io.eventorchestrator.contracts.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** The example of an event that comes with the contract. */
public final class ContractExample {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ContractExample() {}

    /**
     * Reads the data of the example of the event's current version.
     *
     * @param event has an {@link EventType} of the contract
     * @throws NullPointerException if it has no type, or there is no example
     */
    public static <E extends Event> E of(Class<E> event) {
        String type = Objects.requireNonNull(event.getAnnotation(EventType.class), event.getName())
                .value();
        String resource =
                "/examples/" + type + "/" + Catalogue.load().channel(type).version() + ".json";
        try (InputStream example = ContractExample.class.getResourceAsStream(resource)) {
            return JSON.treeToValue(
                    JSON.readTree(Objects.requireNonNull(example, resource)).path("data"), event);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
