package io.eventorchestrator.tooling.scaffold;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An existing service, whose passages in the repository's files are the model for a new service.
 *
 * @param words of the existing service, each with its replacement
 */
record ModelService(Map<String, String> words) {

    static final String NAME = "inventory-service";
    // The longest first, because a word may contain a shorter one.
    private static final Pattern WORDS = Pattern.compile(NAME + "|inventory_service|INVENTORY_SERVICE|INVENTORY_SIDECAR"
            + "|InventoryService|INVENTORY|inventory|\\b(?:808|908|350|450)2\\b");
    private static final List<String> PORTS = List.of("808", "908", "350", "450");

    static ModelService replacedBy(NewService service) {
        Map<String, String> spellings = service.name().spellings();
        String variable = spellings.getOrDefault("variable", "");
        String domain = service.publishes().domain();
        Map<String, String> words = new HashMap<>(Map.of(
                NAME,
                service.name().name(),
                "inventory_service",
                spellings.getOrDefault("role", ""),
                "INVENTORY_SERVICE",
                variable,
                "INVENTORY_SIDECAR",
                variable.replaceFirst("SERVICE$", "SIDECAR"),
                "InventoryService",
                spellings.getOrDefault("className", ""),
                "INVENTORY",
                domain.toUpperCase(Locale.ROOT),
                "inventory",
                domain));
        PORTS.forEach(port -> words.put(port + "2", port + service.number()));
        return new ModelService(words);
    }

    /** Rewrites a text about the existing service to one about the new service. */
    String replacedIn(String text) {
        return WORDS.matcher(text).replaceAll(word -> Objects.requireNonNull(words.get(word.group())));
    }
}
