package io.eventorchestrator.messaging.startup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The line names the methods; a trace would name only the library's own. */
final class InvalidHandlersAnalyzer extends AbstractFailureAnalyzer<InvalidHandlers> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidHandlers cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
