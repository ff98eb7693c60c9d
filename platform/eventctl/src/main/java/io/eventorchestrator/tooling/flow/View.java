package io.eventorchestrator.tooling.flow;

import java.io.PrintWriter;

/** A look at a flow. */
interface View {

    /** The events that it shows. */
    Flow flow();

    /** Prints it for a person, without the findings. */
    void print(PrintWriter out);
}
