package io.eventorchestrator.messaging.startup;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Explains a database that is unreachable or refuses the service, by SQLSTATE.
 *
 * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL Error Codes</a>
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DatabaseAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final String URL = "spring.datasource.url";
    private static final String USER = "spring.datasource.username";
    private static final String PASSWORD = "spring.datasource.password";

    private final Settings settings;

    DatabaseAnalyzer(Environment environment) {
        this.settings = new Settings(environment);
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        return switch (cause.getSQLState() == null ? "" : cause.getSQLState()) {
            case "28P01", "28000" -> refused(cause);
            // The driver's own error if the server requires a password and none is set.
            case "08004" -> settings.value(PASSWORD).isEmpty() ? noPassword(cause) : refused(cause);
            case "3D000", "42501" -> notGiven(cause);
            case "08001", "08006", "57P03", "53300" -> away(cause);
            default -> null;
        };
    }

    private FailureAnalysis refused(SQLException cause) {
        return new FailureAnalysis(
                "the database refuses " + settings.value(USER) + " (" + cause.getMessage() + ").",
                "Set " + settings.name(USER) + " and " + settings.name(PASSWORD) + " to a role that it has.",
                cause);
    }

    private FailureAnalysis noPassword(SQLException cause) {
        return new FailureAnalysis(
                settings.name(PASSWORD) + " is not set, and the database asks for one.",
                "Set it to the password of " + settings.value(USER) + ".",
                cause);
    }

    private FailureAnalysis notGiven(SQLException cause) {
        return new FailureAnalysis(
                "the database at " + place() + " is not prepared for this service (" + cause.getMessage() + ").",
                "Set " + settings.name(URL) + ", or create database, role and schema.",
                cause);
    }

    private FailureAnalysis away(SQLException cause) {
        return new FailureAnalysis(
                "no database answers at " + place() + " ("
                        + NestedExceptionUtils.getMostSpecificCause(cause).getMessage() + ").",
                "Set " + settings.name(URL) + ", or start the database and restart this service.",
                cause);
    }

    // A URL's parameters may contain a password.
    private String place() {
        return settings.value(URL).replaceAll("\\?.*", "");
    }
}
