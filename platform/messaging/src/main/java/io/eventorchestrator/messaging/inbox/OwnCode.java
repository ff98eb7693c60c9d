package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.failure.CauseChain;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the service's own code in a stack trace. Thread-safe. */
final class OwnCode {

    private final List<String> prefixes;

    /** @param packages of the application and its handlers, including the packages below them */
    OwnCode(Collection<String> packages) {
        this.prefixes = packages.stream()
                .filter(name -> !name.isEmpty())
                .map(name -> name + ".")
                .toList();
    }

    /** The last line of own code that ran, such as {@code com.example.Stock.reserve(Stock.java:41)}. */
    Optional<String> line(Throwable thrown) {
        return CauseChain.of(thrown).reversed().stream()
                .flatMap(cause ->
                        Arrays.stream(cause.getStackTrace()).filter(this::isOwn).limit(1))
                .findFirst()
                .map(OwnCode::withoutModule);
    }

    // Names of generated classes, such as those of proxies, contain two dollar signs.
    private boolean isOwn(StackTraceElement frame) {
        return prefixes.stream().anyMatch(frame.getClassName()::startsWith)
                && !frame.getClassName().contains("$$");
    }

    private static String withoutModule(StackTraceElement frame) {
        return new StackTraceElement(
                        frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber())
                .toString();
    }
}
