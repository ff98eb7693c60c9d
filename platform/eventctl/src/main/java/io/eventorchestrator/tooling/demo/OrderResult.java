package io.eventorchestrator.tooling.demo;

/**
 * The final result of an order.
 *
 * @param id empty if it was not accepted
 * @param state its state, or the reason why it has none
 * @param remark explains the state; may be empty
 */
record OrderResult(int number, SampleOrder order, String id, String state, String remark) {

    /** Tests whether it ended as expected; without an expectation, any end of an accepted order will do. */
    boolean isAsExpected() {
        return order.expected()
                .map(end -> end.isSeenIn(state))
                .orElseGet(() -> OrderEnd.ofAccepted().contains(state));
    }

    /** Tests whether the order was accepted, and so has an id. */
    boolean wasAccepted() {
        return !id.isEmpty();
    }

    /** The line above its events. */
    String heading() {
        return "Order %d, %s: %s, %s%s"
                .formatted(
                        number,
                        order.title(),
                        state,
                        isAsExpected() ? "as expected" : "NOT AS EXPECTED",
                        remark.isEmpty() ? "" : ": " + remark);
    }

    @Override
    public String toString() {
        return "%3d  %-42s %-16s %-24s %s %s"
                .formatted(
                        number,
                        order.title(),
                        order.expected().map(Enum::name).orElse("any end"),
                        state,
                        isAsExpected() ? "as expected" : "NOT AS EXPECTED",
                        remark)
                .stripTrailing();
    }
}
