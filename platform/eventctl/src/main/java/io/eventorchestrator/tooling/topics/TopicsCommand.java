package io.eventorchestrator.tooling.topics;

import picocli.CommandLine.Command;

/** Works with the contract's topics: events, dead letters, replays and the ledger. */
@Command(
        name = "topics",
        description = "List the contract's topics; plan, apply and verify them on a broker.",
        subcommands = {
            TopicListCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            VerifyCommand.class,
            CheckCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class TopicsCommand {}
