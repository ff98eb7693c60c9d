package io.eventorchestrator.messaging.startup;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Explains a database schema that does not match this release. Its existence was checked before. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class SchemaAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

    private static final String URL = "spring.datasource.url";

    private final Settings settings;

    SchemaAnalyzer(Environment environment) {
        this.settings = new Settings(environment);
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FlywayException cause) {
        String how = cause instanceof FlywayValidateException ? " is out of step with" : " can't be migrated to";
        return new FailureAnalysis(
                "the schema in " + settings.name(URL) + how + " this release (" + detail(cause) + ").",
                "Run the release that migrated it, or restore the schema that its history records.",
                cause);
    }

    // Flyway's message continues with advice and an address.
    private static String detail(FlywayException cause) {
        return StartUpReport.oneLine(String.valueOf(cause.getMessage())
                .replace("Validate failed: Migrations have failed validation", "")
                .replaceAll("(?s)\\.?\\s*(Either revert|Need more flexibility|To ignore).*", ""));
    }
}
