package io.eventorchestrator.tooling.deadletters;

import picocli.CommandLine.Command;

/** Works with the dead letter queues. */
@Command(
        name = "dlq",
        description = "Work the dead letter queues: what is there, why, and what becomes of it.",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            ReplayCommand.class,
            EditCommand.class,
            DiscardCommand.class,
            ExportCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class DlqCommand {}
