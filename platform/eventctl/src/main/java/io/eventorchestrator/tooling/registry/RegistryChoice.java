package io.eventorchestrator.tooling.registry;

import io.eventorchestrator.catalogue.registry.RegistryAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The registry for a command. */
final class RegistryChoice {

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "${env:SCHEMA_REGISTRY_URL}",
            description = "address of Apicurio Registry, such as http://localhost:8080; by default SCHEMA_REGISTRY_URL")
    private @Nullable String url;

    @Option(
            names = "--group",
            paramLabel = "ID",
            defaultValue = RegistryAddress.GROUP,
            description = "group of the registry; ${DEFAULT-VALUE} by default")
    private String group = RegistryAddress.GROUP;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** @throws ParameterException if no registry is named, or the address is not valid */
    RegistryAddress address() {
        if (url == null || url.isBlank()) {
            throw wrong("No registry is named: give its address by --registry or SCHEMA_REGISTRY_URL.");
        }
        try {
            return RegistryAddress.of(url, group);
        } catch (IllegalArgumentException invalid) {
            throw wrong(String.valueOf(invalid.getMessage()));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
