package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.tooling.project.Source;
import io.eventorchestrator.tooling.yaml.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that a document declares about something, its traits included. A value is read when it is asked for. */
public final class Declared {

    private final References references;
    private final Part part;

    Declared(References references, Part part) {
        this.references = references;
        this.part = part;
    }

    /** The file and line in which it is declared. */
    public Source source() {
        return references.source(part);
    }

    /** The file and line of the value under a path of keys; its own if there is none. */
    public Source source(String... path) {
        return references.findWithTraits(part, path).map(references::source).orElseGet(this::source);
    }

    /** Its keys and those of its traits, in alphabetical order. */
    public Set<String> keys() {
        List<Part> traits = references.find(part, "traits").map(Part::items).orElse(List.of());
        return Stream.concat(Stream.of(part), traits.stream().flatMap(trait -> references.resolve(trait).stream()))
                .flatMap(holder -> holder.entries().stream())
                .map(Part::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The text under a path of keys; empty if there is none. */
    public Optional<String> text(String... path) {
        return references.text(part, path);
    }

    /** The value under a path of keys, with all that it refers to; empty if there is none, or it can't be found. */
    public Optional<Bundle> bundle(String... path) {
        return references.findWithTraits(part, path).flatMap(value -> BundleWriter.bundle(references, value));
    }
}
