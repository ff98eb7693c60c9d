package io.eventorchestrator.tooling.topics;

import picocli.CommandLine.Command;

/** Works with the contract's topics: events, dead letters, replays and the ledger. */
@Command(
        name = "topics",
        description = "List the contract's topics, create them on a broker, or check them.",
        subcommands = {TopicListCommand.class, ApplyCommand.class, CheckCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class TopicsCommand {}
