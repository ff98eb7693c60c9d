package io.eventorchestrator.tooling.asyncapi;

import io.eventorchestrator.catalogue.Call;
import io.eventorchestrator.tooling.yaml.Part;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the sagas of a document as far as they can be read; the check of extensions finds what can't. */
record SagaReader(References references) {

    private static final List<String> PLACES = List.of("service", "system", "person");

    Sagas read(Part document) {
        return new Sagas(
                entries(document, "x-sagas").map(this::saga).toList(),
                entries(document, "x-calls").flatMap(this::calls).collect(Collectors.toSet()),
                texts(document, "x-workflows").map(Stated::text).collect(Collectors.toSet()));
    }

    private DeclaredSaga saga(Part saga) {
        return new DeclaredSaga(
                new Stated(saga.name(), references.source(saga)),
                stated(saga, "service"),
                stated(saga, "id"),
                stated(saga, "begins"),
                texts(saga, "ends").toList(),
                items(saga, "steps").map(this::step).toList());
    }

    private DeclaredStep step(Part step) {
        String kind = PLACES.stream()
                .filter(place -> step.get(place).isPresent())
                .findFirst()
                .orElse("");
        return new DeclaredStep(
                stated(step, "name"),
                kind,
                stated(step, kind),
                stated(step, "within"),
                stated(step, "undone-by"),
                stated(step, "not-undone-because"),
                texts(step, "events").toList());
    }

    private Stream<Call> calls(Part caller) {
        return caller.items().stream()
                .flatMap(item -> item.text().stream())
                .map(called -> new Call(caller.name(), called));
    }

    private Stated stated(Part holder, String key) {
        Part part = holder.get(key).orElse(holder);
        return new Stated(holder.text(key).orElse(""), references.source(part));
    }

    private Stream<Stated> texts(Part holder, String key) {
        return items(holder, key)
                .map(item -> new Stated(item.text().orElse(""), references.source(item)))
                .filter(stated -> !stated.isMissing());
    }

    private Stream<Part> items(Part holder, String key) {
        return references.find(holder, key).map(Part::items).stream().flatMap(List::stream);
    }

    private Stream<Part> entries(Part holder, String key) {
        return references.find(holder, key).map(Part::entries).stream().flatMap(List::stream);
    }
}
