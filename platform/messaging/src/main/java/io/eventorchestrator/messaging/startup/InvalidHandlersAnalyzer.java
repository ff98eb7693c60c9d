package io.eventorchestrator.messaging.startup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains invalid handlers in one line, which names the methods; a trace would show only the library's. */
final class InvalidHandlersAnalyzer extends AbstractFailureAnalyzer<InvalidHandlers> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidHandlers cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
