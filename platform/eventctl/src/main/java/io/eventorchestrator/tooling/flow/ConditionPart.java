package io.eventorchestrator.tooling.flow;

import java.util.ArrayList;
import java.util.List;

/** The part of a sentence that says when something happens: before a comma, or behind what happens. */
final class ConditionPart {

    private final StatedRelations stated;
    private final List<String> reacting = new ArrayList<>();
    private List<Edge> effects = List.of();
    private boolean isOpen;
    private boolean isDenied;

    ConditionPart(StatedRelations stated) {
        this.stated = stated;
    }

    boolean isOpen() {
        return isOpen;
    }

    /** @param services that react; none if what happens follows */
    void begin(List<String> services) {
        reacting.clear();
        reacting.addAll(services);
        effects = services.isEmpty() ? List.of() : stated.published();
        stated.forgetCauses();
        isOpen = true;
        isDenied = false;
    }

    void cause(String type) {
        if (isOpen && !isDenied) {
            stated.cause(type);
        }
    }

    /** An event that does not happen causes nothing. */
    void deny() {
        if (isOpen) {
            isDenied = true;
            stated.forgetCauses();
        }
    }

    void end() {
        if (isOpen && !reacting.isEmpty()) {
            stated.causes().stream().filter(this::isNew).forEach(cause -> {
                reacting.forEach(service -> stated.reads(service, cause));
                effects.forEach(effect -> stated.leads(cause, effect.type()));
            });
            stated.forgetCauses();
        }
        isOpen = false;
    }

    private boolean isNew(String cause) {
        return effects.stream().noneMatch(effect -> effect.type().equals(cause));
    }
}
