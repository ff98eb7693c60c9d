package io.eventorchestrator.tooling.outbox;

import picocli.CommandLine.Command;

/** Works with the services' outboxes. */
@Command(
        name = "outbox",
        description = "List, show, retry and discard records in the services' outboxes.",
        subcommands = {ListCommand.class, ShowCommand.class, RetryCommand.class, DiscardCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class OutboxCommand {}
