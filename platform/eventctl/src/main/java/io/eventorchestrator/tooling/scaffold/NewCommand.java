package io.eventorchestrator.tooling.scaffold;

import picocli.CommandLine.Command;

/** Begins parts of a project. */
@Command(
        name = "new",
        description =
                "Begin a part of a project: writes its files from templates, all or none, and tells the next step.",
        subcommands = {
            NewFeatureCommand.class,
            NewEventCommand.class,
            NewSubscriptionCommand.class,
            NewServiceCommand.class,
            NewProjectCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class NewCommand {}
