package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.PlatformSettings;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.registry.SchemaPushCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The schemas in the registry of a running platform; the platform's start pushes those of the contract. */
record RegistryContent(PlatformState running, Path repository) {

    private static final String PART = "registry";
    private static final String SCHEMAS = Home.RESOURCES + "schemas";

    /** @return the exit code of {@code schema push} */
    int push(CommandLine called) {
        return url().map(url -> push(url, called.getOut(), called.getErr())).orElse(0);
    }

    /** Compares them with the contract; nothing if the platform has no registry. */
    List<Diagnosis> examine() {
        return url().map(this::examine).stream().toList();
    }

    private Optional<String> url() {
        return Optional.ofNullable(running.addresses().get(PlatformSettings.REGISTRY));
    }

    private Diagnosis examine(String url) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = push(url, new PrintWriter(out, true), new PrintWriter(errors, true), "--dry-run");
        String last = (errors + "\n" + out).strip().lines().reduce("", (line, next) -> next);
        return switch (code) {
            case 0 -> Diagnosis.ok(PART, "the registry at " + url + " has the contract's schemas");
            case 1 ->
                Diagnosis.warning(
                        PART,
                        "the registry at " + url + " does not have the contract's schemas: " + last,
                        "./eventctl schema push --registry " + url);
            default -> Diagnosis.wrong(PART, last, "./eventctl logs schema-registry shows why");
        };
    }

    private int push(String url, PrintWriter out, PrintWriter errors, String... options) {
        CommandLine push = new CommandLine(new SchemaPushCommand()).setOut(out).setErr(errors);
        push.setExecutionExceptionHandler((failed, line, parsed) -> {
            errors.println(failed.getMessage());
            errors.flush();
            return 3;
        });
        String schemas = repository.resolve(SCHEMAS).toString();
        return push.execute(Stream.concat(Stream.of("--registry", url, "--schemas", schemas), Stream.of(options))
                .toArray(String[]::new));
    }
}
