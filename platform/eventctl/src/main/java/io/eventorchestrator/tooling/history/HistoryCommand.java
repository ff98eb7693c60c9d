package io.eventorchestrator.tooling.history;

import picocli.CommandLine.Command;

/** Works with recorded runs. */
@Command(
        name = "history",
        description = "Check the history of a recorded run.",
        subcommands = HistoryCheckCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class HistoryCommand {}
