package io.eventorchestrator.catalogue;

import io.eventorchestrator.contracts.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the contract on the class path, whatever its order: an application's own contract replaces the library's.
 */
final class ContractOnClasspath {

    private static final String NAME = "asyncapi.yaml";

    private final ClassLoader loader;

    ContractOnClasspath(ClassLoader loader) {
        this.loader = loader;
    }

    /** @throws InvalidContract if there is none, or the application has several */
    URL find() {
        Map<Boolean, List<URL>> found = all().stream()
                .collect(Collectors.partitioningBy(url -> url.toString().equals(library())));
        List<URL> own = found.getOrDefault(false, List.of());
        if (own.size() > 1) {
            throw new InvalidContract("The class path has " + own.size() + " contracts, but must have exactly one: "
                    + own.stream().map(URL::toString).collect(Collectors.joining(", ")));
        }
        return Stream.concat(own.stream(), found.getOrDefault(true, List.of()).stream())
                .findFirst()
                .orElseThrow(() -> new InvalidContract("The class path has no contract " + NAME + "."));
    }

    // A class path may contain the same location twice.
    private Collection<URL> all() {
        try {
            return Collections.list(loader.getResources(NAME)).stream()
                    .collect(Collectors.toMap(URL::toString, url -> url, (one, same) -> one, LinkedHashMap::new))
                    .values();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    // The library's contract is beside the classes of its module.
    private static String library() {
        String name = Event.class.getName().replace('.', '/') + ".class";
        String type = Objects.requireNonNull(Event.class.getClassLoader().getResource(name))
                .toString();
        return type.substring(0, type.length() - name.length()) + NAME;
    }
}
