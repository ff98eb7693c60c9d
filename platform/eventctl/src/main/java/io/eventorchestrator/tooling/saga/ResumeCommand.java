package io.eventorchestrator.tooling.saga;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets a return try again. */
@Command(
        name = "resume",
        description =
                "Let a return that needs attention try again what is parked, and follow it to its end; who did so,"
                        + " and why, is on record.",
        mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {

    @Mixin
    private Ordering ordering = new Ordering();

    @Override
    public Integer call() {
        return ordering.order(ordering.permitted(Action.RESUME), Action.RESUME, null);
    }
}
