package io.eventorchestrator.tooling;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.registry.RegistryFailure;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.Brokers;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.ExecutionException;

/** Says in one line why a command failed, and what to do. */
final class FailureLine {

    private static final String OURS = "io.eventorchestrator";

    private FailureLine() {}

    static String of(Exception failed) {
        return Printable.inOneLine(message(failed));
    }

    private static String message(Exception failed) {
        if (failed instanceof NotStartable || failed instanceof InvalidContract || failed instanceof RegistryFailure) {
            return String.valueOf(failed.getMessage());
        }
        if (failed instanceof KafkaException || failed instanceof org.springframework.kafka.KafkaException) {
            return "Kafka failed: " + Brokers.reason(failed) + ". Check the broker, then try again.";
        }
        if (failed instanceof ExecutionException && failed.getCause() instanceof Error error) {
            return ofError(error);
        }
        return failed instanceof IOException || failed instanceof UncheckedIOException
                ? "Reading or writing failed: " + Brokers.reason(failed) + ". Check what it names, then try again."
                : bug(failed);
    }

    private static String ofError(Error error) {
        return error instanceof StackOverflowError || error instanceof OutOfMemoryError
                ? "The input is too large or too deep for this machine: " + error + " " + where(error)
                        + ". Check what the command reads."
                : bug(error);
    }

    private static String bug(Throwable failed) {
        return "eventctl has a bug: " + failed + " " + where(failed) + ". Please report this line with the command.";
    }

    private static String where(Throwable failed) {
        return Arrays.stream(failed.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> "at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }
}
