package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import picocli.CommandLine;
import tools.jackson.databind.node.ObjectNode;

/** Names everything in a project that a change of an event affects, for other commands. */
public final class EventImpact {

    private final Impact impact;

    private EventImpact(Impact impact) {
        this.impact = impact;
    }

    /**
     * Reads the project's contract and specifications.
     *
     * @param event its type or its class
     * @throws io.eventorchestrator.catalogue.InvalidContract if a document that may have it can't be read
     * @throws picocli.CommandLine.ParameterException if the project has no such event
     */
    public static EventImpact of(Project project, String event, CommandLine command) {
        Flow whole = FlowAnalysis.of(project);
        return new EventImpact(new Impact(whole, ViewChoice.event(whole, event, command)));
    }

    /** The event's type. */
    public String type() {
        return impact.event().type();
    }

    /** Prints it for a person, with the findings. */
    public void print(PrintWriter out) {
        impact.print(out);
        impact.flow().findings().forEach(finding -> out.println(Printable.text(finding.toString())));
        out.flush();
    }

    /** The concerned events with their relations, for a script. */
    public ObjectNode json() {
        return FlowJson.of(impact.flow());
    }

    /** Tests whether a finding of the project is an error. */
    public boolean isIncomplete() {
        return impact.flow().isIncomplete();
    }
}
