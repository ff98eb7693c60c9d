package io.eventorchestrator.tooling.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds an event's type by each name that texts use for it, whatever its case. */
public final class TypesByName {

    private final Map<String, String> types = new HashMap<>();

    TypesByName() {}

    void add(String type, List<String> aliases) {
        types.put(key(type), type);
        aliases.forEach(alias -> types.putIfAbsent(key(alias), type));
    }

    /** The type of the event with this type, title, topic or other name. */
    public Optional<String> type(String name) {
        return Optional.ofNullable(types.get(key(name)));
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
