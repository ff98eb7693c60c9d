package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.project.ProjectChoice;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds a project's flow of events. */
@Command(
        name = "flow",
        description = "Find the flow of events in a project's AsyncAPI contract and specifications: who publishes and"
                + " reads each event, where this is stated, and what is missing.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no finding is an error",
            "1:a finding is an error",
            "2:the command line is wrong, such as an event that does not exist",
            "3:there is no such project, or the event may be in a document that can't be read"
        },
        mixinStandardHelpOptions = true)
public final class FlowCommand implements Callable<Integer> {

    enum Format {
        TEXT,
        MERMAID,
        SVG,
        HTML,
        JSON
    }

    @Mixin
    private ViewChoice view = new ViewChoice();

    @Mixin
    private ProjectChoice choice = new ProjectChoice();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text (default), mermaid, svg, html (one page without script) or json; findings of a picture"
                    + " go to standard error",
            defaultValue = "text")
    private Format format = Format.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        View chosen = view.of(FlowAnalysis.of(choice.find()), spec.commandLine());
        Flow flow = chosen.flow();
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TEXT -> chosen.print(out);
            case MERMAID -> out.print(new FlowMermaid(flow).draw());
            case SVG -> out.print(new FlowSvg(flow, event -> "").draw());
            case HTML -> out.print(new FlowHtml(flow).draw());
            case JSON -> out.println(Printable.prettyJson(FlowJson.of(flow)));
        }
        if (format != Format.JSON) {
            tell(flow, format == Format.TEXT ? out : spec.commandLine().getErr());
        }
        out.flush();
        return flow.isIncomplete() ? 1 : 0;
    }

    private static void tell(Flow flow, PrintWriter to) {
        flow.findings().forEach(finding -> to.println(Printable.sentence(finding)));
        to.flush();
    }
}
