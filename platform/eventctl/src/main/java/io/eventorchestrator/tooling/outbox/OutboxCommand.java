package io.eventorchestrator.tooling.outbox;

import picocli.CommandLine.Command;

/** Works with the services' outboxes. */
@Command(
        name = "outbox",
        description = "Work the outboxes: what waits to be published, what is set aside as it never can be, and why.",
        subcommands = {ListCommand.class, ShowCommand.class, RetryCommand.class, DiscardCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class OutboxCommand {}
