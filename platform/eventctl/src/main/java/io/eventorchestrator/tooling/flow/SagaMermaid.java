package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.DeclaredSaga;

/**
 * Draws a saga as a chain of its steps, each joined with its compensation.
 *
 * @param id of the drawing's part
 */
record SagaMermaid(String id, DeclaredSaga saga) {

    String draw() {
        StringBuilder lines = new StringBuilder("  subgraph %s[\"%s\"]\n"
                .formatted(
                        id,
                        FlowMermaid.escaped(
                                saga.name().text() + " of " + saga.service().text())));
        String before = id + "begin([\"" + FlowMermaid.escaped(saga.begins().text()) + "\"])";
        for (int i = 0; i < saga.steps().size(); i++) {
            StepWords step = new StepWords(saga.steps().get(i));
            String node = id + "step" + (i + 1);
            lines.append("  %s --> %s[\"%s\"]\n".formatted(before, node, label(step)));
            lines.append("  %s -.- %sundo[\"%s\"]\n".formatted(node, node, FlowMermaid.escaped(step.compensation())));
            before = node;
        }
        return lines.append("  %s --> %send([\"%s\"])\n"
                        .formatted(before, id, FlowMermaid.escaped(StepWords.oneOf(saga.ends()))))
                .append("  end\n")
                .toString();
    }

    private static String label(StepWords step) {
        return FlowMermaid.escaped(step.name()) + "<br/>" + FlowMermaid.escaped(step.place()) + "<br/>"
                + FlowMermaid.escaped(step.limit());
    }
}
