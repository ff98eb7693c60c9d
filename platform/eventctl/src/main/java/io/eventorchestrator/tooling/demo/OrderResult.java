package io.eventorchestrator.tooling.demo;

/**
 * The final result of an order.
 *
 * @param id empty if it was not accepted
 * @param state its state, or the reason why it has none
 * @param remark explains the state; may be empty
 */
record OrderResult(int number, SampleOrder order, String id, String state, String remark) {

    /** Where nothing was expected, any end will do for an order that was taken. */
    boolean isAsExpected() {
        return order.expected()
                .map(end -> end.name().equals(state))
                .orElseGet(() -> OrderEnd.ofTaken().contains(state));
    }

    /** Whether it has an id to ask the services for. */
    boolean wasTaken() {
        return !id.isEmpty();
    }

    /** What its story begins with. */
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
        return "%3d  %-42s %-10s %-10s %s %s"
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
