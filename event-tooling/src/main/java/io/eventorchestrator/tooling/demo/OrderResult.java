package io.eventorchestrator.tooling.demo;

/**
 * Where an order stands at the end.
 *
 * @param id empty if it was not taken
 * @param state its state, or why there is none
 * @param remark empty, or what explains the state
 */
record OrderResult(int number, SampleOrder order, String id, String state, String remark) {

    boolean isAsExpected() {
        return order.expected().map(end -> end.name().equals(state)).orElseGet(() -> !state.equals("PENDING"));
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
