package io.eventorchestrator.tooling.flow;

import java.io.PrintWriter;

/** The whole flow. */
record WholeFlow(Flow flow) implements View {

    @Override
    public void print(PrintWriter out) {
        new FlowText(out).print(flow);
    }
}
