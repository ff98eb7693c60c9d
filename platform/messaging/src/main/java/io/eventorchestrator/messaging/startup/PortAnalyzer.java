package io.eventorchestrator.messaging.startup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Explains a port that is taken or invalid. */
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class PortAnalyzer extends AbstractFailureAnalyzer<WebServerException> {

    private static final String PORT = "server.port";

    private final Settings settings;

    PortAnalyzer(Environment environment) {
        this.settings = new Settings(environment);
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WebServerException cause) {
        return new FailureAnalysis(
                settings.name(PORT) + " is " + settings.value(PORT) + ", where this service can't listen ("
                        + NestedExceptionUtils.getMostSpecificCause(cause).getMessage() + ").",
                "Set it to a free port.",
                cause);
    }
}
