package io.eventorchestrator.tooling.registry;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.compatibility.SchemaVersions;
import io.eventorchestrator.catalogue.compatibility.SchemaVersions.SchemaFile;
import io.eventorchestrator.catalogue.registry.RegistryAddress;
import io.eventorchestrator.catalogue.registry.RegistryRule;
import io.eventorchestrator.catalogue.registry.SchemaRegistry;
import io.eventorchestrator.platform.Count;
import io.eventorchestrator.tooling.project.ProjectChoice;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Adds the contract's schemas to a registry. */
@Command(
        name = "push",
        description = {
            "Add all versions of the contract's schemas to a registry, as versions <major>.<minor> of the artifacts"
                    + " <type>/<major>. Versions already there stay unchanged; a second run changes nothing.",
            "Nothing is pushed if a version of the contract is not compatible with an earlier one of its major, or if"
                    + " the registry has a version with another content."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the registry has every schema; with --dry-run, it had them already",
            "1:the contract's schemas differ from those of the registry, or are not compatible",
            "2:the command line is wrong",
            "3:the registry or a schema can't be used"
        },
        mixinStandardHelpOptions = true)
public final class SchemaPushCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Mixin
    private RegistryChoice registry = new RegistryChoice();

    @Option(
            names = "--schemas",
            paramLabel = "FOLDER",
            description = "folder with <type>/<major>.<minor>.json; by default the folder schemas beside the project's"
                    + " contract")
    private @Nullable Path folder;

    @Mixin
    private ProjectChoice project = new ProjectChoice();

    @Option(names = "--dry-run", description = "change nothing; tell what differs")
    private boolean dryRun;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        RegistryAddress address = registry.address();
        SchemaVersions versions = versions();
        PrintWriter out = spec.commandLine().getOut();
        if (!areCompatible(versions, out)) {
            return 1;
        }
        try (SchemaRegistry there = new SchemaRegistry(address, PATIENCE)) {
            there.requirePresent();
            return push(versions.files(), there, out);
        } finally {
            out.flush();
        }
    }

    private SchemaVersions versions() throws IOException {
        Path schemas = folder == null ? project.findHere().contract().resolveSibling("schemas") : folder;
        if (!Files.isDirectory(schemas)) {
            throw new InvalidContract("There is no folder " + schemas + ".");
        }
        return SchemaVersions.in(schemas);
    }

    private static boolean areCompatible(SchemaVersions versions, PrintWriter out) {
        List<SchemaVersions.Step> broken = versions.steps().stream()
                .filter(step -> !step.evolution().isCompatible())
                .toList();
        broken.forEach(step -> out.println(Printable.text(step.type()) + " " + step.newer() + " is not compatible with "
                + step.older() + "; ./eventctl schema check tells why"));
        out.flush();
        return broken.isEmpty();
    }

    private int push(List<SchemaFile> schemas, SchemaRegistry there, PrintWriter out) {
        PushPlan plan = PushPlan.of(schemas, there);
        plan.different()
                .forEach(schema -> out.println(name(schema)
                        + ": the registry has this version with another content; release the change as a new version"));
        if (dryRun || !plan.different().isEmpty()) {
            plan.missing().forEach(schema -> out.println(name(schema) + ": missing in the registry"));
            plan.rules().forEach(rule -> out.println(name(rule) + ": not set in the registry"));
            summarize(schemas.size(), plan, out);
            return plan.isDone() ? 0 : 1;
        }
        plan.rules().forEach(rule -> {
            there.set(rule);
            tell(name(rule) + ": set", out);
        });
        plan.missing().forEach(schema -> add(schema, there, out));
        summarize(schemas.size(), plan, out);
        return 0;
    }

    private static void add(SchemaFile schema, SchemaRegistry there, PrintWriter out) {
        boolean added = there.add(schema.type(), schema.version(), schema.text());
        tell(name(schema) + (added ? ": added" : ": added by somebody else meanwhile; run this again to compare"), out);
    }

    // At once, so that a failure comes after everything that was done.
    private static void tell(String line, PrintWriter out) {
        out.println(line);
        out.flush();
    }

    private void summarize(int all, PushPlan plan, PrintWriter out) {
        int there = all - plan.missing().size() - plan.different().size();
        out.println(Count.of(all, "schema") + ": " + there + " already in the registry, "
                + plan.missing().size() + " new, "
                + plan.different().size() + " with another content"
                + (plan.isDone() ? "; nothing to do" : dryRun ? "; nothing is changed (--dry-run)" : ""));
    }

    private static String name(SchemaFile schema) {
        return Printable.text(schema.type()) + " " + schema.version();
    }

    private static String name(RegistryRule rule) {
        return "rule " + rule + "=" + rule.config();
    }
}
