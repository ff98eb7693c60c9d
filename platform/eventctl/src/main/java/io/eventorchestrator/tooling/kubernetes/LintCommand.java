package io.eventorchestrator.tooling.kubernetes;

import io.eventorchestrator.platform.Count;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.terminal.Printable;
import io.eventorchestrator.tooling.topics.ContractChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/** Finds errors in manifests that schemas miss. */
@Command(
        name = "lint",
        description = "Find errors in Kubernetes manifests that schemas miss: names that don't match, unsafe pods.",
        mixinStandardHelpOptions = true)
public final class LintCommand implements Callable<Integer> {

    @Mixin
    private ContractChoice contract = new ContractChoice();

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "the complete manifests of one overlay each: kubectl kustomize k8s/overlays/local")
    private List<Path> files = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<ManifestRule> rules = ManifestRule.all(contract.catalogue());
        return files.stream().map(file -> isFine(file, rules)).reduce(true, Boolean::logicalAnd) ? 0 : 1;
    }

    private boolean isFine(Path file, List<ManifestRule> rules) {
        PrintWriter out = spec.commandLine().getOut();
        Manifests manifests = read(file);
        List<String> findings = rules.stream()
                .flatMap(rule -> rule.findings(manifests))
                .sorted()
                .toList();
        findings.forEach(finding -> out.println(file.getFileName() + ": " + Printable.text(finding)));
        out.printf(
                "%s: %s, %s%n",
                file.getFileName(),
                Count.of(manifests.resources().size(), "resource"),
                Count.of(findings.size(), "finding"));
        return findings.isEmpty();
    }

    private static Manifests read(Path file) {
        try {
            return Manifests.read(Files.readString(file));
        } catch (IOException | JacksonException unreadable) {
            throw new NotStartable("Can't read " + file + " as YAML: "
                    + String.valueOf(unreadable.getMessage())
                            .lines()
                            .findFirst()
                            .orElse(""));
        }
    }
}
