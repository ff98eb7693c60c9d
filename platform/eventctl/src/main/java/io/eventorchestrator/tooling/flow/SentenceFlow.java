package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.flow.Edge.Kind;
import io.eventorchestrator.tooling.flow.Word.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one sentence from left to right: {@code order-service publishes OrderPlaced}, {@code OrderPlaced is read by
 * inventory-service}, {@code when OrderPlaced arrives, inventory-service publishes InventoryReserved}.
 */
final class SentenceFlow {

    private final List<Edge> edges = new ArrayList<>();
    private Role verb = Role.OTHER;
    private boolean isPassive;
    private boolean isNegated;
    private @Nullable String service;
    private @Nullable String cause;
    private @Nullable String event;

    List<Edge> read(List<Word> words) {
        for (Word word : words) {
            switch (word.role()) {
                case SERVICE -> service(word.text());
                case EVENT -> event(word.text());
                case PUBLISH, READ, LEAD, UNDO -> verb(word.role());
                case WHEN -> verb(Role.WHEN);
                case NOT -> isNegated = true;
                case BY -> isPassive = true;
                case OTHER -> {}
            }
        }
        return edges;
    }

    private void verb(Role role) {
        verb = role;
        isPassive = false;
    }

    private void service(String name) {
        if (isPassive && event != null) {
            relate(name, event);
        } else {
            service = name;
            isNegated = false;
            if (cause != null) {
                edges.add(Edge.reads(cause, name, ""));
            }
        }
    }

    private void event(String type) {
        String before = event;
        event = type;
        if (isNegated) {
            return;
        }
        if (verb == Role.WHEN) {
            cause = type;
        } else if (before != null && verb == Role.LEAD) {
            edges.add(Edge.between(Kind.LEADS_TO, before, type));
        } else if (before != null && verb == Role.UNDO && isPassive) {
            edges.add(Edge.between(Kind.UNDONE_BY, before, type));
        } else if (service != null && !isPassive) {
            relate(service, type);
        }
    }

    private void relate(String name, String type) {
        if (isNegated) {
            return;
        }
        if (verb == Role.PUBLISH) {
            edges.add(Edge.publishes(name, type));
            if (cause != null && !cause.equals(type)) {
                edges.add(Edge.between(Kind.LEADS_TO, cause, type));
            }
        } else if (verb == Role.READ) {
            edges.add(Edge.reads(type, name, ""));
            cause = type;
        }
    }
}
