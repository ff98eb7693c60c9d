package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.ContractReader;
import io.eventorchestrator.tooling.flow.ProjectFlow;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.Revision;
import io.eventorchestrator.tooling.project.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Applies all rules to a project. */
final class Check {

    private final Project project;
    private final List<CheckRule> rules;

    /**
     * @param against a git revision to compare the project with; empty for none
     * @throws IOException if a file can't be read, or git can't be run
     */
    Check(Project project, String against) throws IOException {
        this.project = project;
        this.rules = Stream.concat(CheckRule.ALL.stream(), decisions(project, against).stream())
                .toList();
    }

    /** @throws IOException if the project's folder can't be walked */
    CheckResult run() throws IOException {
        Findings findings = findings();
        return CheckResult.of(findings, new AcceptanceFile(project).read(findings));
    }

    private Findings findings() throws IOException {
        Findings findings = new Findings();
        ProjectFlow flow = ProjectFlow.of(project);
        flow.findings().forEach(findings::add);
        ProjectFiles files = new ProjectFiles(project, findings);
        HouseRules house = new HouseRulesFile(project, findings).read();
        List<JavaSource> sources = files.sources();
        Inspection inspection = new Inspection(
                project,
                flow.contract(),
                flow.features(),
                flow.names(),
                house,
                sources,
                sources.stream()
                        .flatMap(EventRecord::in)
                        .filter(record -> !record.isSuperseded())
                        .toList(),
                sources.stream().flatMap(GroupClass::in).toList(),
                files.settings(),
                files.resources());
        rules.forEach(rule -> rule.check(inspection, findings));
        return findings;
    }

    private static Optional<CheckRule> decisions(Project project, String revision) throws IOException {
        if (revision.isEmpty()) {
            return Optional.empty();
        }
        try (TemporaryFolder copy = TemporaryFolder.of("check")) {
            Path folder = copy.path();
            new Revision(project.root(), revision).copyTo(folder, Revision.DOCUMENTS);
            DecisionRecords records = DecisionRecords.in(project.root());
            DecisionRecords older = DecisionRecords.in(folder);
            String remedy = records.draftSince(older)
                    .map(draft -> "Answer the questions in " + draft + ".")
                    .orElseGet(() -> "Add " + records.next("<decision>")
                            + " in the form of the others, such as by --draft TITLE, or accept this with a reason.");
            return records.hasMoreThan(older)
                    ? Optional.empty()
                    : Optional.of(new DecisionRule(
                            ContractReader.read(before(project, folder), new Findings()), revision, remedy));
        }
    }

    private static Project before(Project project, Path folder) {
        List<Path> contracts = project.contracts().stream()
                .filter(contract -> contract.startsWith(project.root()))
                .map(contract -> folder.resolve(project.root().relativize(contract)))
                .filter(Files::isRegularFile)
                .toList();
        return new Project(folder, contracts, Optional.empty());
    }
}
