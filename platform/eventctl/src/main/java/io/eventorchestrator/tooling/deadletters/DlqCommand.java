package io.eventorchestrator.tooling.deadletters;

import picocli.CommandLine.Command;

/** Works with the dead letter queues. */
@Command(
        name = "dlq",
        description = "List, show, replay, edit, discard and export dead letters.",
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
