package io.eventorchestrator.messaging.startup;

import io.eventorchestrator.catalogue.InvalidContract;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reports a contract that can't be used, before any analyzer that knows less about it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidContractAnalyzer extends AbstractFailureAnalyzer<InvalidContract> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidContract cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
