package io.eventorchestrator.orders.application;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.eventorchestrator.messaging.CorrelationScope;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Records what a class logs during a test. */
public final class LogOf implements AutoCloseable {

    private final Logger logger;
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {

        // A line has its correlation id only while it is logged.
        @Override
        protected void append(ILoggingEvent line) {
            line.prepareForDeferredProcessing();
            super.append(line);
        }
    };

    /** Begins to record. */
    public LogOf(Class<?> type) {
        logger = (Logger) LoggerFactory.getLogger(type);
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
        lines.start();
    }

    /** The lines so far, each with its level. */
    List<String> lines() {
        return lines.list.stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .toList();
    }

    /** The correlation id of each line so far; empty for a line without one. */
    public List<String> correlations() {
        return lines.list.stream()
                .map(line -> line.getMDCPropertyMap().getOrDefault(CorrelationScope.CORRELATION_ID, ""))
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }
}
