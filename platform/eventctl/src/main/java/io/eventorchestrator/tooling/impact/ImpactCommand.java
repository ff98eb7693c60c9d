package io.eventorchestrator.tooling.impact;

import io.eventorchestrator.tooling.access.Brokers;
import io.eventorchestrator.tooling.flow.EventImpact;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectChoice;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Tells who is affected if an event changes, and which of its events still exist. */
@Command(
        name = "impact",
        description = {
            "Tell who is affected if an event changes, as flow --impact does. With --live, also count the events that"
                    + " still exist, by the version of their schema: in the topic, the outbox, the inboxes"
                    + " and the open dead letters, with the lag of each group. Joins no consumer group and changes"
                    + " nothing.",
            "Example: ./eventctl impact OrderPlaced --live"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a finding is an error, or something could not be read; see the output",
            "2:the command line is wrong",
            "3:there is no such project, its contract can't be used, or the brokers don't answer"
        },
        mixinStandardHelpOptions = true)
public final class ImpactCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EVENT", description = "its type or its class, such as OrderPlaced")
    private String event = "";

    @Mixin
    private ProjectChoice choice = new ProjectChoice();

    @Option(names = "--live", description = "also count the events that still exist")
    private boolean live;

    @Mixin
    private Brokers brokers = new Brokers();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "number of records that are read at most of each topic, the oldest, and of each table; 10000"
                    + " by default",
            defaultValue = "10000")
    private long limit;

    @Option(names = "--json", description = "one JSON document, for scripts")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (limit < 1 || limit > Integer.MAX_VALUE) {
            throw new ParameterException(
                    spec.commandLine(), "--limit must be from 1 to " + Integer.MAX_VALUE + ", but is " + limit + ".");
        }
        Project project = choice.find();
        EventImpact impact = EventImpact.of(project, event, spec.commandLine());
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            impact.print(out);
        }
        LiveImpact found = live ? live(project, impact.type()) : null;
        print(impact, found, out);
        return impact.isIncomplete() || (found != null && !found.flaws().isEmpty()) ? 1 : 0;
    }

    private LiveImpact live(Project project, String type) {
        SoughtEvent sought = SoughtEvent.of(project, type)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "The contract has no topic for " + type + ", so no event of it exists."));
        return new LiveReader(sought, limit).read(brokers);
    }

    private void print(EventImpact impact, @Nullable LiveImpact found, PrintWriter out) {
        if (json) {
            ObjectNode document = impact.json();
            if (found != null) {
                document.set("live", LiveJson.of(found));
            }
            out.println(Printable.prettyJson(document));
        } else if (found != null) {
            new LiveText(out).print(found);
        }
        out.flush();
        if (found != null) {
            found.flaws().forEach(flaw -> spec.commandLine().getErr().println(Printable.text(flaw)));
            spec.commandLine().getErr().flush();
        }
    }
}
