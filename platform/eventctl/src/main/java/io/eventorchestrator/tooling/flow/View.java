package io.eventorchestrator.tooling.flow;

import java.io.PrintWriter;

/** A part of a flow to be shown. */
interface View {

    /** The events that it shows. */
    Flow flow();

    /** Prints it for a person, without the findings. */
    void print(PrintWriter out);
}
