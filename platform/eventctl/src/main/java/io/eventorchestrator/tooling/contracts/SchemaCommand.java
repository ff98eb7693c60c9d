package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.tooling.registry.SchemaPushCommand;
import picocli.CommandLine.Command;

/** Works on the schemas of the events. */
@Command(
        name = "schema",
        description = "Work on the schemas of the events.",
        subcommands = {SchemaCheckCommand.class, NewVersionCommand.class, SchemaPushCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class SchemaCommand {}
