package io.eventorchestrator.messaging.startup;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** An address of the database that no driver takes. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class DataSourceAnalyzer extends AbstractFailureAnalyzer<BeanInstantiationException> {

    private final Settings settings;

    DataSourceAnalyzer(Environment environment) {
        this.settings = new Settings(environment);
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BeanInstantiationException cause) {
        if (!DataSource.class.isAssignableFrom(cause.getBeanClass())) {
            return null;
        }
        return new FailureAnalysis(
                settings.name("spring.datasource.url") + " is no address of a database ("
                        + NestedExceptionUtils.getMostSpecificCause(cause).getMessage() + ").",
                "Set it to jdbc:postgresql://host:port/database.",
                cause);
    }
}
