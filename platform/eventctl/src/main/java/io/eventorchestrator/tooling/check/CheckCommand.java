package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Finding;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectChoice;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Finds where the parts of a project differ from each other or from the rules. */
@Command(
        name = "check",
        description = "Check a project's events: names, owners, keys, dead letters, personal data and topics, and that"
                + " specifications, contract, code, sidecars, manifests and compose agree.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing to correct",
            "1:errors or warnings that are not accepted",
            "2:the command line is wrong",
            "3:there is no such project or revision"
        },
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

    @Mixin
    private ProjectChoice choice = new ProjectChoice();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text (default), json, sarif (2.1.0) or junit",
            defaultValue = "text")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = "--accept",
            paramLabel = "RULE[:SUBJECT]",
            description =
                    "accept the findings of a rule, or those of a file or a name in the message, and write that to"
                            + " " + AcceptanceFile.NAME + "; needs --reason")
    private List<String> accepted = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "why they are accepted")
    private String reason = "";

    @Option(
            names = "--against",
            paramLabel = "REV",
            description =
                    "also suggest a decision record (ADR) if topics, partitions, major versions or consumer groups"
                            + " changed since a git revision, and no record was added")
    private String against = "";

    @Option(
            names = "--draft",
            paramLabel = "TITLE",
            description = "write the draft of a decision record with the changes since --against")
    private String draft = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (accepted.isEmpty() == !reason.isBlank()) {
            throw wrong("--accept and --reason belong together");
        }
        if (!draft.isEmpty() && (against.isEmpty() || !DecisionDraft.isTitle(draft))) {
            throw wrong("--draft has a title, which is one line, and needs --against");
        }
        Project project = choice.find();
        Check check = new Check(project, against);
        CheckResult result = check.run();
        if (!accepted.isEmpty()) {
            accept(project, result);
            result = check.run();
        }
        if (!draft.isEmpty()) {
            write(project, result);
            result = new Check(project, against).run();
        }
        PrintWriter out = spec.commandLine().getOut();
        format.print(result, out);
        out.flush();
        return result.isFaulty() ? 1 : 0;
    }

    private void accept(Project project, CheckResult result) throws IOException {
        AcceptanceFile file = new AcceptanceFile(project);
        for (String given : accepted) {
            if (!covers(given, project, result)) {
                throw wrong("No open finding matches " + given);
            }
        }
        for (String given : accepted) {
            file.add(rule(given), subject(given), reason.strip());
        }
    }

    private void write(Project project, CheckResult result) throws IOException {
        List<Finding> changes = result.open().stream()
                .filter(finding -> finding.rule().equals(DecisionRule.NAME))
                .toList();
        if (changes.isEmpty()) {
            throw wrong("No decision is missing since " + against);
        }
        String file =
                new DecisionDraft(DecisionRecords.in(project.root()), draft.strip(), changes).write(project.root());
        PrintWriter errors = spec.commandLine().getErr();
        errors.println("Wrote " + Printable.sentence(file) + ". Answer its questions.");
        errors.flush();
    }

    private static boolean covers(String given, Project project, CheckResult result) {
        Acceptance acceptance = new Acceptance(rule(given), subject(given), "", project.source(project.root(), 0));
        return result.open().stream().anyMatch(acceptance::covers);
    }

    private static String rule(String given) {
        return given.replaceFirst(":.*", "");
    }

    private static String subject(String given) {
        int colon = given.indexOf(':');
        return colon < 0 ? "" : given.substring(colon + 1);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
