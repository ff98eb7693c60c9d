package io.eventorchestrator.catalogue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads which services call which.
 *
 * @param services the services of the contract
 */
record ContractCalls(ContractPart document, List<String> services) {

    /** The extension that names the called services, by their caller. */
    static final String KEY = "x-calls";

    List<Call> calls() {
        if (document.has(KEY) && !document.json().path(KEY).isObject()) {
            throw document.invalid("/" + KEY, KEY + " must name the called services, by their caller");
        }
        return document.parts(KEY, KEY)
                .flatMap(caller -> callsOf(known("", caller.getKey(), caller.getValue()), caller.getValue()))
                .toList();
    }

    private Stream<Call> callsOf(String caller, ContractPart called) {
        if (called.json().isEmpty() || !called.json().isArray()) {
            throw called.invalid("must be a list of services");
        }
        return IntStream.range(0, called.json().size())
                .mapToObj(n -> "/" + n)
                .map(item -> new Call(caller, known(item, called.text(item), called)));
    }

    private String known(String relative, String service, ContractPart place) {
        if (!services.contains(service)) {
            throw place.invalid(relative, "the contract has no service " + service);
        }
        return service;
    }
}
