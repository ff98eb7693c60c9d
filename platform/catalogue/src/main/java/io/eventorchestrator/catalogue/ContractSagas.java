package io.eventorchestrator.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads the sagas. A step may lack its time limit and its compensation, and the service its workflows; a check finds
 * this.
 *
 * @param catalogue the contract without sagas
 */
record ContractSagas(ContractPart document, Catalogue catalogue) {

    static final String KEY = "x-sagas";

    private static final Set<String> KEYS = Set.of("service", "id", "begins", "ends", "steps");

    /** @throws InvalidContract if a saga is incomplete, or names a service or an event that the contract lacks */
    Catalogue enteredIn() {
        if (document.has(KEY) && !document.json().path(KEY).isObject()) {
            throw document.invalid("/" + KEY, KEY + " must be sagas, by their names");
        }
        return catalogue.withSagas(document.parts(KEY, "saga")
                .map(saga -> saga(saga.getKey(), saga.getValue()))
                .toList());
    }

    private Saga saga(String name, ContractPart saga) {
        saga.allow(KEYS);
        String service = saga.text("/service");
        if (!catalogue.services().contains(service)) {
            throw saga.invalid("/service", "the contract has no service " + service);
        }
        return new Saga(
                name,
                service,
                saga.matching("/id", ContractNames.PROPERTY, "the name of a property"),
                topic(saga, "/begins"),
                items(saga, "ends").map(item -> topic(saga, item)).toList(),
                items(saga, "steps")
                        .map(item -> step(saga.at(item, "step"), service))
                        .toList());
    }

    private SagaStep step(ContractPart step, String conductor) {
        SagaPlace place = SagaPlace.of(step);
        step.allow(place.allowedKeys());
        place.requireCallable(conductor, catalogue.calls());
        return new SagaStep(
                step.text("/name"),
                step.text(place.key()),
                within(step),
                optional(step, "undone-by"),
                optional(step, "not-undone-because"),
                step.has("events")
                        ? items(step, "events").map(item -> topic(step, item)).toList()
                        : List.of());
    }

    private static Optional<Duration> within(ContractPart step) {
        if (!step.has("within")) {
            return Optional.empty();
        }
        String text = step.text("/within");
        return Optional.of(TimeLimit.parse(text)
                .orElseThrow(() -> step.invalid("/within", "within must be " + TimeLimit.FORMS + ", but is " + text)));
    }

    private static String optional(ContractPart step, String key) {
        return step.has(key) ? step.text("/" + key) : "";
    }

    private String topic(ContractPart part, String relative) {
        String event = part.text(relative);
        return catalogue
                .findEvent(event)
                .map(Channel::topic)
                .orElseThrow(() -> part.invalid(relative, "the contract has no event " + event));
    }

    private static Stream<String> items(ContractPart part, String key) {
        if (!part.json().path(key).isArray() || part.json().path(key).isEmpty()) {
            throw part.invalid("/" + key, key + " must be a list");
        }
        return IntStream.range(0, part.json().path(key).size()).mapToObj(n -> "/" + key + "/" + n);
    }
}
