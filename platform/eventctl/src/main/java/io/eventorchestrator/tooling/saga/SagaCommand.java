package io.eventorchestrator.tooling.saga;

import picocli.CommandLine.Command;

/** Works with the business processes that a service orchestrates: returns of orders. */
@Command(
        name = "saga",
        description =
                "List and show returns, which a service orchestrates, and decide, resume, waive or terminate one.",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            DecideCommand.class,
            ResumeCommand.class,
            WaiveCommand.class,
            TerminateCommand.class,
            VersionsCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the service refused the order or has not carried it out in time, or the return is not at its end",
            "2:the command line is wrong, or the return's state does not permit the order; nothing was ordered",
            "3:the database does not answer, refuses, or has no returns"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class SagaCommand {}
