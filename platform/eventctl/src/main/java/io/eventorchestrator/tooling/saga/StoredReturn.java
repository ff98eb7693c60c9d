package io.eventorchestrator.tooling.saga;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A return, as its row says.
 *
 * @param endReason why it is declined, failed, or on the way to it
 * @param run number of its workflow
 * @param version of that workflow; null if it has not begun
 * @param age since the request, by the database's clock
 * @param unchangedFor since the last change, by the database's clock
 * @param decideBy latest time for a decision; null if none was asked for one
 * @param waiting what a person ordered and the service has not carried out; null if nothing
 */
record StoredReturn(
        UUID id,
        UUID orderId,
        ReturnState state,
        @Nullable String endReason,
        Money amount,
        String customerReason,
        Step restock,
        Step refund,
        int run,
        @Nullable String version,
        Instant requestedAt,
        Instant changedAt,
        Duration age,
        Duration unchangedFor,
        @Nullable Instant decideBy,
        boolean isTooLate,
        @Nullable Intervention waiting) {

    List<Step> steps() {
        return List.of(restock, refund);
    }

    List<Step> parked() {
        return steps().stream().filter(Step::isParked).toList();
    }

    /** Whom or what it waits for. */
    String waitsFor() {
        return waiting == null
                ? waitsForItself()
                : "the service, to carry out %s by %s".formatted(waiting.action(), waiting.by());
    }

    private String waitsForItself() {
        return switch (state) {
            case REQUESTED -> "its workflow, to look at the amount";
            case AWAITING_DECISION ->
                isTooLate ? "its workflow, to decline it: nobody decided" : "a decision by " + decideBy;
            case APPROVED ->
                restock.isDone()
                        ? "the payment provider, to refund the amount"
                        : "the warehouse, to take the goods back";
            case COMPENSATING ->
                refund.isToUndo() && !refund.isParked()
                        ? "the payment provider, to cancel the refund"
                        : "the warehouse, to take the goods out again";
            case NEEDS_ATTENTION ->
                parked().stream()
                        .map(step -> step.name() + " is parked")
                        .collect(Collectors.joining(", ", "a person: ", ""));
            case COMPLETED, DECLINED, FAILED -> "nothing";
        };
    }

    /** The effects that its failure has left behind and nobody has undone, as sentences. */
    List<String> openCompensations() {
        if (state != ReturnState.COMPENSATING && state != ReturnState.NEEDS_ATTENTION) {
            return List.of();
        }
        if (refund.isDone()) {
            return List.of(
                    "RESTOCK: " + amount + " is refunded, and the goods, which are out of stock, have to come back");
        }
        return Stream.of(
                        refund.isToUndo() ? "REFUND: " + amount + " may be refunded, and has to be cancelled" : "",
                        restock.isToUndo() ? "RESTOCK: the goods may be in stock, and have to be taken out" : "")
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
