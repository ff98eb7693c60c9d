package io.eventorchestrator.catalogue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The service, system or person of a step.
 *
 * @param kind the key that names it
 */
record SagaPlace(ContractPart step, String kind) {

    private static final List<String> KINDS = List.of("service", "system", "person");
    private static final Set<String> OTHER_KEYS = Set.of("name", "within", "undone-by", "not-undone-because", "events");

    /** @throws InvalidContract if the step has none, or several */
    static SagaPlace of(ContractPart step) {
        List<String> kinds = KINDS.stream().filter(step::has).toList();
        if (kinds.size() != 1) {
            throw step.invalid("must have one of service, system and person");
        }
        return new SagaPlace(step, kinds.getFirst());
    }

    /** The JSON Pointer of the name. */
    String key() {
        return "/" + kind;
    }

    Set<String> allowedKeys() {
        return Stream.concat(OTHER_KEYS.stream(), Stream.of(kind)).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws InvalidContract if it is a service that the conductor does not call */
    void requireCallable(String conductor, List<Call> calls) {
        if (kind.equals("service")) {
            String service = step.text(key());
            if (!service.equals(conductor) && !calls.contains(new Call(conductor, service))) {
                throw step.invalid(key(), "x-calls names no call of " + conductor + " to " + service);
            }
        }
    }
}
