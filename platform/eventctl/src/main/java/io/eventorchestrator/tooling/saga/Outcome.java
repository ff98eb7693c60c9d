package io.eventorchestrator.tooling.saga;

import io.eventorchestrator.tooling.access.Patience;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Follows a person's order for a return. */
final class Outcome {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ReturnTables tables;
    private final UUID id;
    private final long number;
    private final Action action;
    private Intervention order;
    private StoredReturn found;

    Outcome(ReturnTables tables, UUID id, long number, Action action) {
        this.tables = tables;
        this.id = id;
        this.number = number;
        this.action = action;
        this.order = tables.intervention(number);
        this.found = read();
    }

    private StoredReturn read() {
        return tables.find(id).orElseThrow();
    }

    /** Waits until the service has carried out or refused the order; of a resumed return, until it is at rest. */
    void await(Duration atMost, Consumer<String> progress) {
        String[] told = {state()};
        progress.accept(told[0]);
        new Patience(atMost, PAUSE).await(() -> {
            // The order first, because it is settled together with the return's change.
            order = tables.intervention(number);
            found = read();
            if (!told[0].equals(state())) {
                told[0] = state();
                progress.accept(told[0]);
            }
            return isAtRest();
        });
    }

    private boolean isAtRest() {
        return !order.waits()
                && (action != Action.RESUME
                        || order.isRefused()
                        || !found.state().isUnderWay());
    }

    private String state() {
        return found.steps().stream()
                .map(step -> step.name() + " " + step.state())
                .collect(Collectors.joining(", ", "  " + found.state() + ", ", ""));
    }

    /** The outcome for people. */
    String sentence(boolean isFollowed, String service) {
        String subject = "Return " + id + " is " + ReturnText.state(found);
        if (order.waits()) {
            return isFollowed
                    ? subject + ", and " + service + " has not carried out the order yet: does it run, beside a sidecar"
                            + " that runs workflows? The order stays."
                    : subject + "; saga show tells what becomes of the order.";
        }
        if (order.isRefused()) {
            return subject + ". " + service + " " + order.answer() + ".";
        }
        return found.state().isFinal() ? subject + "." : subject + ", and waits for " + found.waitsFor() + ".";
    }

    int exitCode() {
        boolean isDone = isAtRest() && !order.isRefused();
        return isDone && (action != Action.RESUME || found.state().isFinal()) ? 0 : 1;
    }

    ObjectNode json() {
        return ReturnJson.of(order)
                .put("return", id.toString())
                .put("state", found.state().name())
                .put("endReason", found.endReason());
    }
}
