package io.eventorchestrator.messaging.startup;

import io.eventorchestrator.messaging.failure.CauseChain;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Explains a database address that no driver accepts. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class DataSourceAnalyzer implements FailureAnalyzer {

    private final Settings settings;

    DataSourceAnalyzer(Environment environment) {
        this.settings = new Settings(environment);
    }

    // Many beans fail because of the data source; its failure is among the causes.
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause : CauseChain.of(failure)) {
            if (cause instanceof BeanInstantiationException bean
                    && DataSource.class.isAssignableFrom(bean.getBeanClass())) {
                return noAddress(bean);
            }
        }
        return null;
    }

    private FailureAnalysis noAddress(BeanInstantiationException cause) {
        return new FailureAnalysis(
                settings.name("spring.datasource.url") + " is not a database address ("
                        + NestedExceptionUtils.getMostSpecificCause(cause).getMessage() + ").",
                "Set it to jdbc:postgresql://host:port/database.",
                cause);
    }
}
